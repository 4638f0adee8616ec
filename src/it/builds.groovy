/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// Reads a log of several Maven builds, one after the other, and counts what ran in each.

/** The log of the n-th build, from 1. */
def build(File log, int number) {
    return log.text.split(/(?m)^.*Scanning for projects\.\.\..*$/)[number]
}

/** How many builds there were. */
def count(File log) {
    return log.text.count('Scanning for projects...')
}

/** Fails unless the build ran the goal exactly once; named as Maven does, such as `compiler:compile (default-compile) @ module`. */
def assertOnce(File log, int number, String goal) {
    def (plugin, rest) = goal.split(':', 2)
    def line = ~/--- (maven-)?\Q${plugin}\E(-maven)?(-plugin)?:[^:]+:\Q${rest}\E ---/
    def times = build(log, number).findAll(line).size()
    assert times == 1: "build ${number} ran ${goal} ${times} times"
}

/** Fails unless each phase up to package ran exactly once in each module. */
def assertOnceThroughPackage(File log, int number, List<String> modules) {
    modules.each { module ->
        [
                'enforcer:enforce (mark-validate)',
                'resources:resources (default-resources)',
                'compiler:compile (default-compile)',
                'enforcer:enforce (mark-process-classes)',
                'compiler:testCompile (default-testCompile)',
                'surefire:test (default-test)',
                'jar:jar (default-jar)',
                'enforcer:enforce (mark-package)',
        ].each { assertOnce(log, number, "${it} @ ${module}") }
    }
}

/** Fails unless the build left the stack as it should be, once. */
def assertDeployed(File log, int number, String stack) {
    def done = ~/(Deployed stack \Q${stack}\E in|No changes: stack \Q${stack}\E is up to date)/
    def times = build(log, number).findAll(done).size()
    assert times == 1: "build ${number} deployed ${stack} ${times} times"
    def succeeded = build(log, number).contains('BUILD SUCCESS')
    assert succeeded
}
