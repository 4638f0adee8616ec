/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def printed = { new File(basedir, "service/${it}.yml").text }

def test = printed('test')
assert test.contains('stage: test')
assert test.contains('memorySize: 256')
assert test.contains('LEVEL: info')
assert test.contains('OWNER: child')
assert test.contains('layer:shared:1')
assert test.contains('layer:own:2')
assert test.contains('cost/center: 12')
assert !test.contains('team')
assert !test.contains('timeout')

def prod = printed('prod')
assert prod.contains('stage: prod')
assert prod.contains('timeout: 20')
assert prod.contains('handler: com.example.Hello')

assert printed('large').contains('memorySize: 2048')
return true
