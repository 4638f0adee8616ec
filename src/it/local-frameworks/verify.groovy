/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def log = new File(basedir, 'build.log')
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))

// each answers in the process that AWS's runtime client runs it in
[
        1: '"Hello, Ada, from Spring!"',
        2: '"Hello, Ada, from Micronaut!"',
        3: '"Hello, Ada, from Quarkus!"',
        4: '"Hello, Ada, from Kotlin!"',
        5: '"Hello, Ada, from Scala!"',
        // the serializer that ServiceLoader finds, the signed jar, the jar of more than 50 MB
        6: 'order 42, signed, 62914560 bytes, written by com.example.PlainText',
].each { number, answer ->
    // classes beside libraries, in a jar beside them, and libraries in a layer; Quarkus and the last have one package
    def answers = builds.build(log, number).readLines().count(answer)
    assert answers == (number in [3, 6] ? 1 : 3): "build ${number} answers ${answer} ${answers} times"
    def warnings = builds.build(log, number).readLines().findAll { it.startsWith('[WARNING] ') && it.contains('functions.') }
    assert warnings.empty
}

def spring = builds.build(log, 1).contains('The package of com.example:spring-cloud-function names the main class com.example.Application')
assert spring
def quarkus = builds.build(log, 3).contains('The package of com.example:quarkus is the one that Quarkus made: ')
assert quarkus
def tooEarly = builds.build(log, 7).contains('is packaged before quarkus-maven-plugin:build (default) of the same phase')
assert tooEarly
return true
