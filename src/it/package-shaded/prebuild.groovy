/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import javax.tools.ToolProvider

// a vendor's jar in no repository
def source = new File(basedir, 'vendor/com/vendor/Driver.java')
source.parentFile.mkdirs()
source.text = 'package com.vendor; public class Driver { public static final String NAME = String.valueOf("driver"); }'
def compiled = ToolProvider.systemJavaCompiler.run(null, null, null, '--release', '17', source.path)
assert compiled == 0
new ZipOutputStream(new File(basedir, 'driver.jar').newOutputStream()).withCloseable { jar ->
    jar.putNextEntry(new ZipEntry('com/vendor/Driver.class'))
    jar.write(new File(source.parentFile, 'Driver.class').bytes)
}

// this plugin above the one that shades
def pom = new File(basedir, 'pom.xml').text
def shade = (pom =~ /(?s)\n *<plugin>\s*<groupId>org.apache.maven.plugins<\/groupId>\s*<artifactId>maven-shade-plugin.*?<\/plugin>/)[0]
new File(basedir, 'too-early.xml').text = pom.replace(shade, '').replaceFirst('</plugins>', java.util.regex.Matcher.quoteReplacement(shade + '\n</plugins>'))
return true
