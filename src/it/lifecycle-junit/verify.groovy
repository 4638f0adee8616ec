/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// Two servers for three classes of the unit tests, which differ in their settings, and one for the integration test; all have ended.
def prepared = new File(basedir, 'target/serverless/tests/dev')
assert prepared.listFiles().count { it.name ==~ /run-.*\.log/ } == 3
assert prepared.listFiles().count { it.directory } == 0
assert prepared.listFiles().every { !it.name.endsWith('.zip') }
assert !ProcessHandle.allProcesses().anyMatch { process ->
    process.info().commandLine().orElse('').contains(prepared.absolutePath)
}
return true
