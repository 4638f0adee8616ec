/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */

// A failure is shown well if each line of expected.txt is said, and no stack trace is.
def lines = new File(basedir, 'build.log').readLines()
def failure = lines.findAll { it.startsWith('[ERROR]') || it.startsWith('[WARNING]') }.join('\n')

def unsaid = new File(basedir, 'expected.txt').readLines().findAll { !failure.contains(it) }
assert unsaid.empty: "not said: ${unsaid}\nbut:\n${failure}"

def stackTrace = lines.findAll { it ==~ /(\[ERROR\] )?\s+at [\w.$\/]+\(.*/ }
assert stackTrace.empty
assert !failure.contains('Unexpected failure of this plugin')
