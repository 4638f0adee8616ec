/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import java.util.zip.ZipFile

def log = new File(basedir, 'build.log')
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))

def tooEarly = builds.build(log, 1)
assert tooEarly.contains('The jar of it:package-shaded is packaged before maven-shade-plugin:shade (default) of the same phase')
assert tooEarly.contains('Write serverless-maven-plugin below maven-shade-plugin in the POM')

def packaged = builds.build(log, 2)
assert packaged.contains('The artifact package-shaded-1.0.0.jar of it:package-shaded has its libraries merged in.')
// maven-shade-plugin leaves jars of the scope system out
assert packaged.contains('com.example.Hello uses com.vendor.Driver, which is not in the package')

def shaded = ['target', 'again'].collect { folder ->
    new File(basedir, "${folder}/serverless").listFiles().find { it.name.endsWith('-package-shaded-1.0.0.jar') }
}
assert shaded[0].bytes == shaded[1].bytes

def lib = new ZipFile(new File(basedir, 'target/serverless/package-shaded.zip')).withCloseable { zip ->
    zip.entries().collect { it.name }
}
assert lib.contains('lib/driver-1.jar')
assert lib.contains('lib/commons-lang3-3.21.0.jar')
return true
