/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def folder = { new File(basedir, "${it}/target/serverless") }
// sources.json has places for messages, relative to where Maven was started; it is never uploaded.
// commit.txt is there only when the tests run in a clone; it is the same for both folders.
def names = (folder('project').list() - 'sources.json').sort()
assert names - 'commit.txt' == ['manifest.json', 'same.zip', 'template.json']
names.each { name ->
    def one = new File(folder('project'), name)
    def other = new File(folder('another place/further down'), name)
    assert one.bytes == other.bytes: name
}
// The third build came after the second, yet it wrote nothing again.
def second = new File(folder('another place/further down'), 'manifest.json').lastModified()
names.each { name -> assert new File(folder('project'), name).lastModified() <= second: name }
return true
