/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def template = new File(basedir, 'target/serverless/template.json').text
assert template.contains('"HelloLambdaFunction"')
return true
