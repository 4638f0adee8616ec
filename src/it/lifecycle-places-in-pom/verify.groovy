/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text
def pom = new File(basedir, 'pom.xml').readLines()
def line = { String text -> pom.findIndexOf { it.contains(text) } + 1 }

assert log =~ /\[ERROR\] pom\.xml:${line('<timeout>')}:\d+ functions\.hello\.timeout: must be a whole number from 1 to 900, but is 1200/
assert log =~ /\[ERROR\] pom\.xml:${line('<memorysise>')}:\d+ functions\.hello\.memorysise: is not a known key/
assert log.contains('Did you mean "memorySize"?')
assert log =~ /\[ERROR\] pom\.xml:${line('<funktions')}:\d+ funktions: is not a known key/
assert log.contains('Did you mean "functions"?')
assert log.contains('The configuration has 3 problems:')
assert !log.contains('\tat ')
return true
