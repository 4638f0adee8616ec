/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// A goal at the root of a build whose module alone has the plugin: the ways of the guide to the lifecycle.
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))
def log = new File(basedir, 'build.log')

assert log.text.contains("No plugin found for prefix 'serverless'")
(2..4).each { number ->
    def build = builds.build(log, number)
    assert build.contains('Service prefix, '): "build ${number}"
    assert build.contains('/service/target/serverless'): "build ${number}"
}
return true
