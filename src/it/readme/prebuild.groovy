/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
// The snippets as they stand, in a POM that says nothing else: Maven's own versions of its plugins build it.
def snippets = (new File(scripts, '../../README.md').text =~ /(?s)```xml\n(.*?)```/).collect { it[1] }
def pom = new File(basedir, 'pom.xml')
pom.text = pom.text
        .replace('<!-- properties -->', snippets.find { it.startsWith('<properties>') })
        .replace('<!-- plugin -->', snippets.find { it.startsWith('<plugin>') })
return true
