/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text

def inOrder = ['Serving at http://127.0.0.1:', 'GET /greetings-dev-greet/Ada 200', 'Tests run: 1, Failures: 0', 'Stopped serving.']
assert log =~ /-  +queue http:\/\/127.0.0.1:\d+\/000000000000\/greetings-dev-Orders-/
inOrder.inject(0) { from, expected ->
    def at = log.indexOf(expected, from)
    assert at >= 0: "\"${expected}\" does not follow where it should"
    at + expected.length()
}
def second = log.substring(log.indexOf('Reactor Build Order'))
['GET /first-dev-greet/Ada 200', 'GET /second-dev-greet/Ada 200'].each { assert second.contains(it) }
assert (second =~ /Serving at http:\/\/127.0.0.1:\d+/).collect { it }.unique().size() == 2
assert second.split('Stopped serving.', -1).length == 3
assert !log.contains('Serving at http://127.0.0.1:3000')
return true
