/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import javax.tools.ToolProvider

// What another build tool would have left here.
def source = new File(basedir, 'com/example/Hello.java')
source.parentFile.mkdirs()
source.text = 'package com.example; public class Hello { public String say() { return "hello"; } }'
assert ToolProvider.systemJavaCompiler.run(null, null, null, '--release', '17', source.path) == 0
new java.util.zip.ZipOutputStream(new File(basedir, 'functions.zip').newOutputStream()).withCloseable { zip ->
    zip.putNextEntry(new java.util.zip.ZipEntry('com/example/Hello.class'))
    zip.write(new File(source.parentFile, 'Hello.class').bytes)
}
