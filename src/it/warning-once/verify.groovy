/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// A warning is shown exactly once by each build, with -q too, where Maven hides its own, and where the build runs a bound goal.
def log = new File(basedir, 'build.log').text
def end = log.indexOf('BUILD SUCCESS')
assert end > 0
def warnings = { text -> (text =~ /\[WARNING\].*serverless\.yml:5:12.*nodejs14\.x/).size() }
assert warnings(log.substring(0, end)) == 1
assert warnings(log.substring(end)) == 3 : 'one of each quiet build'
return true
