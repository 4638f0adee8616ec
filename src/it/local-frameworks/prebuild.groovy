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
    addExecutions(new File(copy, 'pom.xml'))
    if (name != 'quarkus') { // which packages itself
        addLayouts(new File(copy, 'serverless.yml'))
    }
}

/** The example's function once more in each layout that it can have; all are deployed by one build. */
def addLayouts(File configuration) {
    def function = (configuration.text =~ /(?s)\nfunctions:\n  greet:(.*)$/)[0][1]
    configuration << "  flat:${function}    package: {layout: flat-jar}\n"
    configuration << "  layered:${function}    package: {dependencies: layer}\n"
}

/** An execution for each function, called by its id: one build calls them all. */
def addExecutions(File pom) {
    def executions = ['greet', 'flat', 'layered'].collect {
        "<execution><id>${it}</id><goals><goal>invoke</goal></goals><configuration><function>${it}</function></configuration></execution>"
    }.join()
    pom.text = pom.text.replaceFirst(/(?s)(<artifactId>serverless-maven-plugin<\/artifactId>\s*<version>[^<]*<\/version>)/,
            '$1<executions>' + executions + '</executions>')
}

// this plugin above Quarkus, which makes the package
def quarkus = new File(basedir, 'quarkus/pom.xml').text
def above = (quarkus =~ /(?s)\s*<plugin>\s*<groupId>io.quarkus<\/groupId>.*?<\/plugin>/)[0]
new File(basedir, 'quarkus/too-early.xml').text = quarkus.replace(above, '')
        .replaceFirst('<executions>', '<executions><execution><goals><goal>package</goal></goals></execution>')
        .replaceFirst('</plugins>', java.util.regex.Matcher.quoteReplacement(above + '\n</plugins>'))

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
