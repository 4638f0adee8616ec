/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
new java.util.zip.ZipOutputStream(new File(basedir, 'functions.zip').newOutputStream()).withCloseable { zip ->
    zip.putNextEntry(new java.util.zip.ZipEntry('com/example/Hello.class'))
}
