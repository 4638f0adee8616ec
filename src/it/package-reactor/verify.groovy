/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
import groovy.json.JsonSlurper
import java.util.zip.ZipFile

def zips = { new File(basedir, "${it}/service/target/serverless").listFiles().findAll { it.name.endsWith('.zip') } }
def names = { prefix ->
    def found = zips('project').findAll { it.name.startsWith(prefix) }
    assert found.size() == 1
    new ZipFile(found[0]).withCloseable { it.entries().collect { entry -> entry.name } }
}

// each module in its own layout, the others' files without Maven's
assert names('module-orders') == ['com/example/orders/Orders.class', 'lib/common-1.0.0.jar']
assert names('module-bills') == ['lib/app.jar', 'lib/common-1.0.0.jar', 'lib/commons-codec-1.23.0.jar']
assert names('function-node') == ['index.js']
assert names('function-python') == ['handler.py']
assert names('dependencies.') == ['java/lib/commons-codec-1.23.0.jar']
assert names('layer-common') == ['java/lib/common.jar']

// built in parallel, and in another folder one module after the other and offline: the same bytes
def bytes = { folder -> zips(folder).collectEntries { [it.name, it.bytes.digest('SHA-256')] } }
assert bytes('project') == bytes('second')

// one layer of libraries, referred to by the only function that asks for it
def template = new JsonSlurper().parse(new File(basedir, 'project/service/target/serverless/template.json'))
def layer = template.Resources.keySet().findAll { it ==~ /Dependencies[0-9a-f]{16}LambdaLayer/ }
assert layer.size() == 1
assert template.Resources.OrdersLambdaFunction.Properties.Layers == [[Ref: layer[0]]]
assert template.Resources.BillsLambdaFunction.Properties.Layers == null

// attached to the service's module, and to no other
def installed = new File(localRepositoryPath, 'it')
assert new File(installed, 'service/1.0.0').list().findAll { it.endsWith('.zip') }.sort() ==
        zips('project').collect { "service-1.0.0-${it.name}".toString() }.sort()
assert new File(installed, 'orders/1.0.0').list().findAll { it.endsWith('.zip') }.isEmpty()


// deployed again after one class was changed: only that module's package is uploaded, and the others stay
def builds = new GroovyShell().parse(new File(scripts, 'builds.groovy'))
def log = new File(basedir, 'build.log')
def uploaded = { build -> builds.build(log, build).readLines().findAll { it.contains('] Uploaded ') }.collect { it.replaceAll('.*Uploaded (\\S+) .*', '$1') } }
assert uploaded(3).size() == 6
assert uploaded(4) == ['module-orders.zip']

// on this machine the function finds its libraries in the layer
def answers = log.readLines().findAll { it.contains('Hello, Ada, sounding like A300') }
assert answers.size() == 1

// what fills the packages: each function with its zip and its layers
def table = log.readLines()
assert table.contains('orders (java21, x86_64)')
assert table.any { it ==~ / +[0-9.]+ kB  dependencies\.[0-9a-f]+\.zip \(layer\)/ }
assert table.any { it ==~ / +[0-9.]+ kB +[0-9.]+% +[0-9.]+ kB +[0-9]+  commons-codec:commons-codec:1\.23\.0/ }
def size = new JsonSlurper().parse(new File(basedir, 'changed/size.json'))
def packages = new File(basedir, 'changed/service/target/serverless')
assert size.functions*.key == ['orders', 'bills', 'node', 'python']
size.packages.each { assert it.size == new File(packages, it.name).length() && it.size == it.directory + it.parts*.size.sum() }
size.functions.each { function -> assert function.size == size.packages.findAll { it.name in function.packages }*.size.sum() }
assert size.functions[0].packages.size() == 2
assert size.functions[1].packages.size() == 1
assert new File(basedir, 'changed/service/target/serverless-size.html').text.contains('<!DOCTYPE html>')
return true
