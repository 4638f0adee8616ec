/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text

// Former names of properties still work, on the command line and in the POM, with a warning.
assert new File(basedir, 'printed.json').text == '"properties"\n'
assert log.contains('The property serverless.path is deprecated. Use serverless.print.path.')
assert log.contains('The property serverless.format is deprecated. Use serverless.print.format.')

// A goal is skipped by a property of its own.
assert log.contains('serverless:remove is skipped (serverless.remove.skip).')

// Keys that only one goal declares are known to Maven, and reported by every goal.
assert !log.contains('is unknown for plugin')
assert log.contains('NO_EFFECT')
return true
