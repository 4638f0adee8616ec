/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text

def inOrder = [
        'Deploying service hello, stage dev, to this machine',
        'CREATE_COMPLETE  HelloLambdaFunction (AWS::Lambda::Function)',
        'Deployed stack hello-dev',
        'REPORT RequestId',
        '"Hello, Example!"',
        'No changes: stack hello-dev is up to date',
        'status: UPDATE_COMPLETE',
        'Z  START RequestId',
        'Z  REPORT RequestId',
        'The function hello wrote nothing to /aws/lambda/hello-dev-hello since',
        'that matches absent; something was last written at',
        'DELETE_COMPLETE  HelloLambdaFunction (AWS::Lambda::Function)',
        'Removed stack hello-dev from this machine',
        'Deployed stack hello-dev',
        'The function hello has written nothing to /aws/lambda/hello-dev-hello yet. Call it',
        'Removed stack hello-dev from this machine',
        'Function not found: hello-dev-hello',
        'serverless.logs.startTime must be a time, but is yesterday.',
        '"Hello, Sample!"',
        'There is no sample event "apigw-v3".',
        'Did you mean "apigw-v1"?',
]
inOrder.inject(0) { from, expected ->
    def at = log.indexOf(expected, from)
    assert at >= 0: "\"${expected}\" does not follow where it should"
    at + expected.length()
}
return true
