/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text

def inOrder = [
        'Deployed stack update-dev',
        '"Hello, Maven!"',
        'no luck today',
        'com.example.Failing.handleRequest',
        'No changes: stack update-dev is up to date',
        'Deployed functions of stack update-dev',
        '"Good morning, Maven!"',
        'Deployed functions of stack update-dev',
        'Function update-dev-hello was deployed without its stack, and is restored to what the stack has: Code',
        'Deployed stack update-dev',
        'update-dev-hello',
        'Restored deployment',
        'Stack update-dev: nothing to delete',
]
inOrder.inject(0) { from, expected ->
    def at = log.indexOf(expected, from)
    assert at >= 0: "\"${expected}\" does not follow where it should"
    at + expected.length()
}

assert new File(basedir, 'plan.md').text.contains('none')

def aws = new GroovyShell().parse(new File(scripts, 'aws.groovy'))
def stack = aws.query(endpoint, account, 'cloudformation', 'Action=DescribeStacks&StackName=update-dev')
assert stack.contains('does not exist'): stack
