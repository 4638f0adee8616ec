/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import groovy.json.JsonSlurper

def json = new JsonSlurper()
def manifest = json.parse(new File(basedir, 'target/serverless/manifest.json'))
def image = manifest.deployment.images.packaged[0]
def repository = manifest.deployment.images.repository.name
assert repository == 'serverless-image-dockerfile-dev'

// The template names the image by the digest of what was packaged, and the function got it.
def template = new File(basedir, 'target/serverless/template.json').text
assert template.contains("/${repository}@${image.digest}")
def aws = new GroovyShell().parse(new File(scripts, 'aws.groovy'))
def function = json.parseText(aws.get(endpoint, 'default', 'lambda', '/2015-03-31/functions/image-dockerfile-dev-hello'))
assert function.Code.ImageUri == "000000000000.dkr.ecr.us-east-1.amazonaws.com/${repository}@${image.digest}"

// Another reader finds it in the registry, with what the Dockerfile says.
def skopeo = { String... arguments ->
    def process = (['skopeo', '--insecure-policy'] + arguments.toList()).execute()
    def output = process.inputStream.text
    assert process.waitFor() == 0: process.errorStream.text
    output
}
def name = "docker://${endpoint.replace('http://', '')}/${repository}"
skopeo('copy', '--src-tls-verify=false', "${name}:${image.name}-${image.digest.substring(7, 23)}", "dir:${basedir}/target/pulled")
def pulled = new File(basedir, 'target/pulled/manifest.json').bytes
def digest = java.security.MessageDigest.getInstance('SHA-256').digest(pulled).encodeHex().toString()
assert image.digest == "sha256:${digest}"
def config = json.parseText(skopeo('inspect', '--tls-verify=false', '--config', "${name}@${image.digest}"))
assert config.config.Cmd == ['com.example.Hello']
assert config.architecture == 'amd64'
assert skopeo('inspect', '--config', "docker-archive:${basedir}/target/image.tar").contains('com.example.Hello')

// An unchanged image is the same, and is not pushed again.
def log = new File(basedir, 'build.log').text
assert log.count('Pushed image app to') == 1
assert log.contains('No changes: stack image-dockerfile-dev is up to date')
return true
