/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
def secrets = ['hunter2-of-the-file', 'token-of-the-vendor', 'pa55-of-the-address', 'token-that-is-no-number']
def log = new File(basedir, 'build.log').text
def said = secrets.findAll { log.contains(it) }
assert said.empty

assert log.contains('VENDOR_TOKEN: \'****\'')
assert log.contains('VENDOR_URL: https://orders:****@example.com')
assert log.contains('description: connects to jdbc:orders;password=****')
assert log.contains('"origin": "serverless.yml:13:15')
assert log =~ /serverless\.yml:20:12 functions\.hello\.timeout: must be a whole number from 1 to 900, but is "\*\*\*\*"/

def shown = new File(basedir, 'shown.yml').text
assert shown.contains('VENDOR_TOKEN: token-of-the-vendor')
assert shown.contains('connection: jdbc:orders;password=hunter2-of-the-file')
return true
