/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import groovy.json.JsonSlurper

def json = new JsonSlurper()
def image = json.parse(new File(basedir, 'target/serverless/manifest.json')).deployment.images.packaged[0]
def repository = 'serverless-image-jib-dev'

// The function got the image that was packaged, and is started with its handler.
def aws = new GroovyShell().parse(new File(scripts, 'aws.groovy'))
def function = json.parseText(aws.get(endpoint, 'default', 'lambda', '/2015-03-31/functions/image-jib-dev-hello'))
assert function.Code.ImageUri == "000000000000.dkr.ecr.us-east-1.amazonaws.com/${repository}@${image.digest}"
assert function.Configuration.PackageType == 'Image'
def template = json.parse(new File(basedir, 'target/serverless/template.json'))
assert template.Resources.HelloLambdaFunction.Properties.ImageConfig.Command == ['com.example.Hello']

// Another reader finds it in the registry: the runtime interface client starts the classes, on top of the libraries.
def skopeo = { String... arguments ->
    def process = (['skopeo', '--insecure-policy'] + arguments.toList()).execute()
    def output = process.inputStream.text
    assert process.waitFor() == 0: process.errorStream.text
    output
}
def name = "docker://${endpoint.replace('http://', '')}/${repository}@${image.digest}"
def config = json.parseText(skopeo('inspect', '--tls-verify=false', '--config', name))
assert config.config.Cmd == ['com.example.Hello']
assert config.config.Entrypoint.last() == 'com.amazonaws.services.lambda.runtime.api.client.AWSLambda'
assert config.config.Labels == ['org.opencontainers.image.title': 'Greetings']
assert config.history*.comment == ['runtime', 'dependencies', 'classes']

// An unchanged image is not pushed again; after the removal, which takes the repository, it is. A registry that is down is told at once.
def log = new File(basedir, 'build.log').text
assert log.count('Pushed image app to') == 2
assert log.contains('No changes: stack image-jib-dev is up to date')
assert log.contains('The base image 127.0.0.1:1/lambda/java:21 cannot be had from 127.0.0.1:1')
return true
