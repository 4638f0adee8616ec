/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text

def inOrder = ['Serving at http://127.0.0.1:', 'GET /greetings-dev-greet/Ada 200', 'Tests run: 1, Failures: 0', 'Stopped serving.']
inOrder.inject(0) { from, expected ->
    def at = log.indexOf(expected, from)
    assert at >= 0: "\"${expected}\" does not follow where it should"
    at + expected.length()
}
assert !log.contains('Serving at http://127.0.0.1:3000')
return true
