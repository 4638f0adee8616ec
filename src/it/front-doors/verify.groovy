/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def template = { new File(basedir, "${it}/target/serverless/template.json").text }

def inPom = template('in-pom')
assert inPom.contains('"TABLE": "orders-dev"')
assert inPom.contains('"VERSION": "1.0.0"')
assert inPom.contains('"arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:jobs"')
assert template('in-yaml') == inPom
assert template('in-both') == inPom

def printed = new File(basedir, 'in-pom/printed.yml').text
assert printed.contains('TABLE: orders-qa')
assert printed.contains('COLOR: red')
assert printed.contains('DOMAIN: example.com')

def origins = new File(basedir, 'in-both/printed.yml').text.replaceAll(/ +#/, ' #')
assert origins.contains('memorySize: 512 # in-both/pom.xml:34:')
assert origins.contains('handler: com.example.Hello # in-both/serverless.yml:')
assert origins.contains('TABLE: orders-qa # in-both/serverless.yml:11:12, through ${self:custom.table}')
assert origins.contains('stage: qa # the command line')
assert origins.contains('runtime: java21 # inherited from provider.runtime, in-both/serverless.yml:8:12')

def schema = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/serverless.schema.json'))
assert schema.'$schema' == 'https://json-schema.org/draft/2020-12/schema'
assert schema.properties.keySet().containsAll(['service', 'provider', 'functions', 'resources'])
return true
