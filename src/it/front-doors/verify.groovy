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
return true
