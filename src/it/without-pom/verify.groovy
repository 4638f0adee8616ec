/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
assert new File(basedir, 'target/serverless/manifest.json').exists()
def aws = new GroovyShell().parse(new File(scripts, 'aws.groovy'))
def function = aws.get(endpoint, account, 'lambda', '/2015-03-31/functions/without-pom-dev-hello')
assert function.contains('com.example.Hello'): function
