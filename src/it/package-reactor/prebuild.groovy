/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import org.apache.commons.io.FileUtils

['second', 'changed'].each { FileUtils.copyDirectory(new File(basedir, 'project'), new File(basedir, it)) }
def orders = new File(basedir, 'changed/orders/src/main/java/com/example/orders/Orders.java')
orders.text = orders.text.replace('sounds like', 'sounding like')
FileUtils.deleteDirectory(new File(localRepositoryPath, 'it/service')) // what an earlier run installed
return true
