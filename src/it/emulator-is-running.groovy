/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */

// Selects the project under test. Those of the local target need no emulator; where it is missing, its own start has said why, and
// failed the build in CI.
def running = basedir.name.startsWith('local-') || new File(emulator, 'pid').exists()
if (!running) {
    println 'Skipped, because the AWS emulator is not running.'
}
// What builds an image from a Dockerfile comes with the system only.
def missing = basedir.name == 'image-dockerfile'
        ? ['buildah', 'skopeo'].findAll { !new File("/usr/bin/${it}").canExecute() }
        : []
if (missing) {
    assert System.getenv('CI') != 'true': "missing: ${missing}"
    println "Skipped, because of ${missing}, which apt brings."
}
return running && !missing
