/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import org.apache.commons.io.FileUtils

['integration-test'].each {
    FileUtils.copyDirectory(new File(scripts, "../../examples/${it}/src"), new File(basedir, "${it}/src"))
    ['pom.xml', 'serverless.yml', 'event.json'].collect { name -> new File(scripts, "../../examples/${it}/${name}") }
            .findAll { file -> file.exists() }
            .each { file -> FileUtils.copyFileToDirectory(file, new File(basedir, it)) }
}
return true
