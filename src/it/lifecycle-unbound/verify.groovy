/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))
def log = new File(basedir, 'build.log')

assert builds.count(log) == 2
(1..2).each {
    builds.assertOnceThroughPackage(log, it, ['unbound'])
    builds.assertDeployed(log, it, 'unbound-dev')
}
return true
