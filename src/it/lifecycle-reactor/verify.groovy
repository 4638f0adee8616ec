/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))
def log = new File(basedir, 'build.log')

assert builds.count(log) == 3
builds.assertOnceThroughPackage(log, 1, ['greeting', 'service', 'unrelated'])
builds.assertOnceThroughPackage(log, 2, ['greeting', 'service'])
def builtUnrelated = builds.build(log, 2).contains('@ unrelated')
assert !builtUnrelated
builds.assertOnceThroughPackage(log, 3, ['greeting', 'service', 'unrelated'])
(1..3).each { builds.assertDeployed(log, it, 'reactor-dev') }
return true
