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
// Programs that only the system's packages bring are recorded as the unit tests do it; the end of the build names them.
def needed = ['image-dockerfile': ['buildah', 'skopeo'], 'image-jib': ['skopeo']].getOrDefault(basedir.name, [])
def missing = needed.findAll { program ->
    System.getenv('PATH').split(File.pathSeparator).every { !new File(it, program).canExecute() }
}
missing.each { program ->
    def record = new File(scripts, "../../target/missing-components/${program.toUpperCase()}")
    record.parentFile.mkdirs()
    record.text = program
}
if (missing) {
    assert System.getenv('CI') != 'true': "missing: ${missing}"
    println "Skipped, because ${missing} are not installed."
}
return running && !missing
