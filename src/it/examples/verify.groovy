/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import groovy.json.JsonSlurper
import java.security.MessageDigest

def answers = new File(basedir, 'build.log').readLines().count { it == '"Hello, Example!"' }
assert answers == 2

// AWS holds what was configured, and the code that was packaged.
def aws = new GroovyShell().parse(new File(scripts, 'aws.groovy'))
['hello', 'hello-yaml'].each { service ->
    def description = aws.get(endpoint, account, 'lambda', "/2015-03-31/functions/${service}-dev-hello")
    def function = new JsonSlurper().parseText(description).Configuration
    assert function.Runtime == 'java21'
    assert function.Handler == 'com.example.Hello'
    assert function.MemorySize == 512
    assert function.Environment.Variables == [GREETING: 'Hello']

    def hashes = []
    new File(basedir, "${service}/target/serverless").eachFileRecurse {
        if (it.name.endsWith('.zip')) {
            hashes << MessageDigest.getInstance('SHA-256').digest(it.bytes).encodeBase64().toString()
        }
    }
    assert function.CodeSha256 in hashes
}
return true
