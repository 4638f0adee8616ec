/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def printed = new File(basedir, 'printed.yml').text.replaceAll(/ +#/, ' #')
assert printed.contains('handler: com.example.Create # create.yml:2:12, through ${file(create.yml)} at serverless.yml:8:5')
assert printed.contains('memorySize: 512 # pom.xml:')
assert printed.contains('handler: com.example.Find # serverless.yml:10:16')
assert printed =~ /handler: com.example.Remove # remove.yml:2:12, through \$\{file\(remove.yml\)} at pom.xml:\d+:\d+/
assert printed.contains('Type: AWS::SQS::Queue # pom.xml:')
assert printed.contains('Ref: Jobs # pom.xml:')

assert new File(basedir, 'part.yml').text == 'com.example.Remove\n'

def log = new File(basedir, 'build.log').text
assert log =~ /remove.yml:3:12 functions.remove.timeout: must be a whole number from 1 to 900, but is 901 \(through \$\{file\(remove.yml\)} at pom.xml:\d+:\d+, through \$\{param:timeout, 900}\)/
return true
