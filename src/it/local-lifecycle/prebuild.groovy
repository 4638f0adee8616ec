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
// Two services in one build, each with a server of its own.
['first', 'second'].each {
    FileUtils.copyDirectory(new File(basedir, 'integration-test'), new File(basedir, "two/${it}"))
    def pom = new File(basedir, "two/${it}/pom.xml")
    pom.text = pom.text.replace('<artifactId>integration-test</artifactId>', "<artifactId>${it}</artifactId>")
            .replace('<service>greetings</service>', "<service>${it}</service>")
    def test = new File(basedir, "two/${it}/src/test/java/com/example/GreetIT.java")
    test.text = test.text.replace('greetings-dev-greet', "${it}-dev-greet")
}
new File(basedir, 'two/pom.xml').text = '''<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>two</artifactId>
  <version>1.0.0</version>
  <packaging>pom</packaging>
  <modules>
    <module>first</module>
    <module>second</module>
  </modules>
</project>
'''
// One of them has a queue, whose server Maven fetches.
def queue = new File(basedir, 'integration-test/pom.xml')
assert queue.text.contains('</functions>')
queue.text = queue.text.replace('</functions>', '</functions><resources><![CDATA[Resources: {Orders: {Type: AWS::SQS::Queue}}]]></resources>')
return true
