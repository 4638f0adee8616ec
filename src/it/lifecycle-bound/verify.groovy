/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))
def log = new File(basedir, 'build.log')

assert builds.count(log) == 2
builds.assertOnce(log, 1, 'serverless:deploy (functions) @ bound')
(1..2).each {
    builds.assertOnceThroughPackage(log, it, ['bound'])
    builds.assertOnce(log, it, 'serverless:package (functions) @ bound')
    builds.assertDeployed(log, it, 'bound-dev')
}
return true
