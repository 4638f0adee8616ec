/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import org.apache.commons.io.FileUtils

['spring-cloud-function', 'micronaut', 'quarkus', 'kotlin', 'scala'].each { name ->
    def example = new File(scripts, "../../examples/${name}")
    def copy = new File(basedir, name)
    FileUtils.copyDirectory(new File(example, 'src'), new File(copy, 'src'))
    ['pom.xml', 'serverless.yml', 'event.json'].each { FileUtils.copyFileToDirectory(new File(example, it), copy) }
}

// a library that is larger than what Lambda's API takes in one request
def large = new File(localRepositoryPath, 'it/large/1.0.0/large-1.0.0.jar')
large.parentFile.mkdirs()
def bytes = new byte[1 << 20]
def random = new Random(1)
new ZipOutputStream(large.newOutputStream()).withCloseable { jar ->
    jar.putNextEntry(new ZipEntry('large.bin'))
    60.times {
        random.nextBytes(bytes)
        jar.write(bytes)
    }
}
new File(large.parentFile, 'large-1.0.0.pom').text =
        '<project><modelVersion>4.0.0</modelVersion><groupId>it</groupId><artifactId>large</artifactId><version>1.0.0</version></project>'
return true
