/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */

// Selects the project under test; the emulator's own start has said why it is missing, and failed the build in CI.
def running = new File(emulator, 'pid').exists()
if (!running) {
    println 'Skipped, because the AWS emulator is not running.'
}
return running
