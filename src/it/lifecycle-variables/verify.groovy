/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log').text
def printed = new File(basedir, 'printed.yml').readLines()

[
    'mavens: 1.0.0',
    'mavensThroughAnother: blue',
    'besideOurs: 1.0.0-orders',
    'oursInAProperty: orders',
    'insideOurs: orders',
    'inAFallback: 1.0.0',
    'oursInAPropertyInOurs: orders',
    'joinedInAProperty: a-orders',
    'ofNobody: ${typo.version}',
    'ofCloudFormation: ${AWS::Region}',
    'literal: ${self:custom.tables}',
].each { assert printed.contains(it) }

// Maven 4 replaces its own variables inside of ours too; Maven 3 ends a variable at the first bracket.
def isMaven4 = printed.any { it.startsWith('maven: 4') }
assert printed.contains(isMaven4 ? 'mavensInsideOurs: 1.0.0' : 'mavensInsideOurs: ${project.version}')
assert !log.contains('WARN')
return true
