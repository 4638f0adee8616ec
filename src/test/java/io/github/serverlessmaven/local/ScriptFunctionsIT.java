/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.local.runtime.Interpreter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Functions of Node.js and Python, run by the interpreters of this machine. */
class ScriptFunctionsIT {

    @TempDir
    Path state;

    @TempDir
    Path files;

    private final LocalSetUp setUp = new LocalSetUp();
    private LocalTarget target;

    @BeforeEach
    void open() {
        target = setUp.layers(files).open(state);
    }

    @AfterEach
    void close() {
        target.close();
    }

    private static String node() {
        SystemComponent.NODE.require();
        Optional<Interpreter> node = Interpreter.find(List.of("node"));
        return "nodejs" + node.orElseThrow().version().split("\\.", -1)[0] + ".x";
    }

    private static String python() {
        SystemComponent.PYTHON.require();
        Optional<Interpreter> python = Interpreter.find(List.of("python3"));
        String[] version = python.orElseThrow().version().split("\\.", -1);
        return "python" + version[0] + "." + version[1];
    }

    /** Packages files, given as name and content by turns, and deploys one function for each handler. */
    private DeployedTemplate deployed(String stack, String runtime, List<String> handlers, String... contents)
            throws IOException {
        Path zip = zip("code", contents);
        DeployedTemplate template = new DeployedTemplate(target, stack, zip);
        template.with(handlers.stream()
                .map(handler -> template.functionOf(id(handler), runtime, handler, ", \"Timeout\": 20"))
                .toArray(String[]::new));
        return template;
    }

    private Path zip(String name, String... contents) throws IOException {
        Path zip = files.resolve(name + ".zip");
        try (ZipOutputStream entries = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (int i = 0; i < contents.length; i += 2) {
                entries.putNextEntry(new ZipEntry(contents[i]));
                entries.write(contents[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return zip;
    }

    private static String id(String handler) {
        return handler.replaceAll("\\W", "");
    }

    private Functions.Result call(DeployedTemplate stack, String handler, String payload) {
        return target.functions()
                .invoke(new Functions.Invocation(
                        stack.name(id(handler)), payload, Functions.Type.REQUEST_RESPONSE, Optional.empty(), true));
    }

    @Test
    void aNodeFunctionAnswersByPromiseOrCallbackAndFromBothKindsOfModule() throws IOException {
        DeployedTemplate stack = deployed(
                "node",
                node(),
                List.of(
                        "index.async",
                        "index.callback",
                        "index.late",
                        "index.nothing",
                        "src/esm.handler",
                        "index.deep.inner"),
                "index.js",
                """
                let calls = 0;
                exports.async = async (event) => { console.log('call', ++calls, event); return { twice: 2 * event.n }; };
                exports.callback = (event, context, callback) => { callback(null, event.n + 1); };
                exports.late = (event, context, callback) => {
                  callback(null, event.n);
                  setTimeout(() => { console.log('still here'); }, 50);
                };
                exports.nothing = () => {};
                exports.deep = { inner: () => Promise.resolve('deep') };
                """,
                "src/esm.mjs",
                "import { basename } from 'node:path';\nexport const handler = async (event) => basename(event.path);\n");
        Functions.Result result = call(stack, "index.async", "{\"n\": 4}");
        assertThat(result.payload()).isEqualTo("{\"twice\":8}");
        assertThat(result.error()).isEmpty();
        assertThat(result.log().orElseThrow())
                .containsSubsequence("START RequestId", "\tINFO\tcall 1 { n: 4 }", "END RequestId", "REPORT RequestId");
        assertThat(call(stack, "index.async", "{\"n\": 5}").log().orElseThrow()).contains("call 2");
        assertThat(call(stack, "index.callback", "{\"n\": 4}").payload()).isEqualTo("5");
        assertThat(call(stack, "index.late", "{\"n\": 4}"))
                .satisfies(late -> assertThat(late.payload()).isEqualTo("4"))
                .satisfies(late -> assertThat(late.log().orElseThrow()).contains("still here"));
        assertThat(call(stack, "index.nothing", "{}").payload()).isEqualTo("null");
        assertThat(call(stack, "src/esm.handler", "{\"path\": \"a/b\"}").payload())
                .isEqualTo("\"b\"");
        assertThat(call(stack, "index.deep.inner", "{}").payload()).isEqualTo("\"deep\"");
        assertThat(setUp.warnings()).isEmpty();
    }

    @Test
    void aNodeFunctionThatFailsGivesTypeMessageAndTrace() throws IOException {
        DeployedTemplate stack = deployed(
                "nodefails",
                node(),
                List.of(
                        "index.throws",
                        "index.rejects",
                        "index.text",
                        "index.uncaught",
                        "index.missing",
                        "absent.handler",
                        "broken.handler"),
                "index.js",
                """
                class LuckError extends Error { constructor(m) { super(m); this.name = 'LuckError'; } }
                exports.throws = () => { throw new LuckError('no luck'); };
                exports.rejects = async () => { throw new TypeError('wrong'); };
                exports.text = (event, context, callback) => callback('plain');
                exports.uncaught = () => { setTimeout(() => { throw new Error('later'); }, 1); return new Promise(() => {}); };
                """,
                "broken.js",
                "exports.handler = (;");
        Functions.Result thrown = call(stack, "index.throws", "{}");
        assertThat(thrown.error()).contains("Unhandled");
        assertThat(thrown.payload())
                .startsWith(
                        "{\"errorType\":\"LuckError\",\"errorMessage\":\"no luck\",\"trace\":[\"LuckError: no luck\"")
                .contains("index.js:2");
        assertThat(thrown.log().orElseThrow()).contains("\tERROR\tInvoke Error \t{\"errorType\":\"LuckError\"");
        assertThat(call(stack, "index.rejects", "{}").payload()).contains("\"errorType\":\"TypeError\"");
        assertThat(call(stack, "index.text", "{}").payload())
                .isEqualTo("{\"errorType\":\"string\",\"errorMessage\":\"plain\",\"trace\":[]}");
        assertThat(call(stack, "index.uncaught", "{}").payload()).contains("\"errorMessage\":\"later\"");
        assertThat(call(stack, "index.missing", "{}").payload())
                .contains("Runtime.HandlerNotFound")
                .contains("index.missing is undefined or not exported");
        assertThat(call(stack, "absent.handler", "{}").payload())
                .contains("Runtime.ImportModuleError")
                .contains("Cannot find module 'absent'");
        assertThat(call(stack, "broken.handler", "{}").payload()).contains("Runtime.UserCodeSyntaxError");
    }

    @Test
    void aPythonFunctionAnswersFromNestedModulesToo() throws IOException {
        DeployedTemplate stack = deployed(
                "python",
                python(),
                List.of("index.handler", "shop/orders.handler", "shop.orders.other"),
                "index.py",
                """
                import logging
                calls = 0
                def handler(event, context):
                    global calls
                    calls += 1
                    print("call", calls)
                    logging.getLogger().warning("warned")
                    return {"twice": 2 * event["n"]}
                """,
                "shop/__init__.py",
                "",
                "shop/orders.py",
                "from shop import prices\ndef handler(event, context):\n    return prices.OF[event]\n"
                        + "def other(event, context):\n    return 'other'\n",
                "shop/prices.py",
                "from decimal import Decimal\nOF = {'tea': Decimal('1.5')}\n");
        Functions.Result result = call(stack, "index.handler", "{\"n\": 4}");
        assertThat(result.payload()).isEqualTo("{\"twice\": 8}");
        assertThat(result.error()).isEmpty();
        assertThat(result.log().orElseThrow())
                .containsSubsequence(
                        "START RequestId", "call 1\n", "[WARNING]\t", "\twarned", "END RequestId", "REPORT RequestId");
        assertThat(call(stack, "index.handler", "{\"n\": 4}").log().orElseThrow())
                .contains("call 2");
        assertThat(call(stack, "shop/orders.handler", "\"tea\"").payload()).isEqualTo("1.5");
        assertThat(call(stack, "shop.orders.other", "{}").payload()).isEqualTo("\"other\"");
        assertThat(setUp.warnings()).isEmpty();
    }

    @Test
    void aPythonFunctionThatFailsGivesTypeMessageAndTrace() throws IOException {
        DeployedTemplate stack = deployed(
                "pythonfails",
                python(),
                List.of(
                        "index.throws",
                        "index.unmarshalled",
                        "index.exits",
                        "index.missing",
                        "absent.handler",
                        "broken.handler",
                        "nodot"),
                "index.py",
                """
                class LuckError(Exception):
                    pass
                def throws(event, context):
                    raise LuckError("no luck")
                def unmarshalled(event, context):
                    return {1, 2}
                def exits(event, context):
                    raise SystemExit(3)
                """,
                "broken.py",
                "def handler(:\n");
        Functions.Result thrown = call(stack, "index.throws", "{}");
        assertThat(thrown.error()).contains("Unhandled");
        assertThat(thrown.payload())
                .contains("\"errorMessage\": \"no luck\", \"errorType\": \"LuckError\", \"requestId\": \"")
                .contains("line 4, in throws")
                .doesNotContain("bootstrap.py");
        assertThat(thrown.log().orElseThrow())
                .containsSubsequence(
                        "[ERROR] LuckError: no luck", "Traceback (most recent call last):", "line 4, in throws");
        assertThat(call(stack, "index.unmarshalled", "{}").payload()).contains("Runtime.MarshalError");
        assertThat(call(stack, "index.exits", "{}").payload())
                .contains("Runtime.ExitError")
                .contains("exit status 3");
        assertThat(call(stack, "index.missing", "{}").payload())
                .contains("Handler 'missing' missing on module 'index'");
        assertThat(call(stack, "absent.handler", "{}").payload())
                .contains("Runtime.ImportModuleError")
                .contains("Unable to import module 'absent': No module named 'absent'");
        assertThat(call(stack, "broken.handler", "{}").payload()).contains("Runtime.UserCodeSyntaxError");
        assertThat(call(stack, "nodot", "{}").payload()).contains("Runtime.MalformedHandlerName");
    }

    @Test
    void functionsKnowThemselvesByTheirContext() throws IOException {
        DeployedTemplate node = deployed(
                "nodecontext",
                node(),
                List.of("index.handler"),
                "index.js",
                "exports.handler = async (e, context) => ({...context, left: context.getRemainingTimeInMillis()});");
        DeployedTemplate python = deployed(
                "pythoncontext",
                python(),
                List.of("index.handler"),
                "index.py",
                "def handler(e, context):\n    return {'left': context.get_remaining_time_in_millis(), **{k: str(v) for k, v in vars(context).items()}}\n");
        String name = node.name("indexhandler");
        assertThat(call(node, "index.handler", "{}").payload())
                .contains("\"functionName\":\"" + name + "\"", "\"functionVersion\":\"$LATEST\"")
                .contains("\"memoryLimitInMB\":\"128\"", "\"logGroupName\":\"/aws/lambda/" + name + "\"")
                .containsPattern("\"logStreamName\":\"\\d{4}/\\d\\d/\\d\\d/\\[\\$LATEST][0-9a-f]{32}\"")
                .containsPattern("\"awsRequestId\":\"[0-9a-f-]{36}\"")
                .contains(":function:" + name + "\"")
                .containsPattern("\"left\":(1\\d{4}|20000)\\b");
        assertThat(call(python, "index.handler", "{}").payload())
                .contains("\"function_name\": \"pythoncontext-indexhandler\"", "\"function_version\": \"$LATEST\"")
                .contains(
                        "\"memory_limit_in_mb\": \"128\"",
                        "\"log_group_name\": \"/aws/lambda/pythoncontext-indexhandler\"")
                .containsPattern("\"aws_request_id\": \"[0-9a-f-]{36}\"")
                .contains("identity", "client_context")
                .containsPattern("\"left\": (1\\d{4}|20000)\\b");
    }

    @Test
    void functionsFindTheModulesOfTheirLayers() throws IOException {
        Path tools = zip(
                "tools",
                "nodejs/node_modules/greeting/index.js",
                "module.exports = 'hello from a layer';",
                "python/greeting.py",
                "TEXT = 'hello from a layer'\n");
        DeployedTemplate stack = new DeployedTemplate(
                target,
                "layered",
                zip(
                        "code",
                        "index.js",
                        "exports.handler = async () => require('greeting');",
                        "index.py",
                        "import greeting\ndef handler(event, context):\n    return greeting.TEXT\n"));
        String bucket =
                "\"Bucket\": {\"Type\": \"AWS::S3::Bucket\", \"Properties\": {\"BucketName\": \"layer-bucket\"}}";
        stack.with(bucket);
        target.store().upload("layer-bucket", "layer.zip", tools, Sha256.of(tools));
        stack.with(
                bucket,
                "\"Layer\": {\"Type\": \"AWS::Lambda::LayerVersion\", \"Properties\": {\"LayerName\": \"tools\","
                        + " \"Content\": {\"S3Bucket\": \"layer-bucket\", \"S3Key\": \"layer.zip\"}}}",
                stack.functionOf("Node", node(), "index.handler", ", \"Layers\": [{\"Ref\": \"Layer\"}]"),
                stack.functionOf("Python", python(), "index.handler", ", \"Layers\": [{\"Ref\": \"Layer\"}]"));
        assertThat(call(stack, "Node", "{}").payload()).isEqualTo("\"hello from a layer\"");
        assertThat(call(stack, "Python", "{}").payload()).isEqualTo("\"hello from a layer\"");
    }

    @Test
    void aLayerOfAnotherAccountIsTakenFromTheUsersFolderOrLeftOutWithAWarning() throws IOException {
        zip("shared-3", "python/greeting.py", "TEXT = 'shared'\n");
        DeployedTemplate stack = new DeployedTemplate(
                target,
                "foreign",
                zip("code", "index.py", "import greeting\ndef handler(event, context):\n    return greeting.TEXT\n"));
        String layers = ", \"Layers\": [\"arn:aws:lambda:us-east-1:111122223333:layer:%s:3\"]";
        stack.with(
                stack.functionOf("Found", python(), "index.handler", layers.formatted("shared")),
                stack.functionOf("Missing", python(), "index.handler", layers.formatted("watching")));
        assertThat(call(stack, "Found", "{}").payload()).isEqualTo("\"shared\"");
        assertThat(setUp.warnings()).isEmpty();
        assertThat(call(stack, "Missing", "{}").payload()).contains("No module named 'greeting'");
        assertThat(call(stack, "Missing", "{}").error()).isPresent();
        assertThat(setUp.warnings())
                .containsExactly(
                        "The function foreign-Missing runs without its layer arn:aws:lambda:us-east-1:111122223333:layer:watching:3,"
                                + " which is not on this machine. Put its zip as watching-3.zip or watching.zip into "
                                + files);
    }

    @Test
    void anInterpreterOfAnotherVersionIsNamedOnce() throws IOException {
        node();
        DeployedTemplate stack =
                deployed("old", "nodejs4.3", List.of("index.handler"), "index.js", "exports.handler = async () => 1;");
        assertThat(call(stack, "index.handler", "{}").payload()).isEqualTo("1");
        assertThat(call(stack, "index.handler", "{}").payload()).isEqualTo("1");
        assertThat(setUp.warnings())
                .singleElement()
                .asString()
                .startsWith("Functions of runtime nodejs4.3 run on Node.js ")
                .endsWith(" on this machine (node)");
    }

    @Test
    void nothingOfAFunctionOutlivesAKilledMavenEvenIfItIsBusy() throws Exception {
        Path busy = zip(
                "busy",
                "index.js",
                "const { spawn, execFileSync } = require('node:child_process');\n"
                        + "exports.handler = async () => { setTimeout(() => { for (;;); }, 1);"
                        + " return [process.pid, spawn('sleep', ['600']).pid,"
                        + " Number(execFileSync('sh', ['-c', 'sleep 600 >/dev/null 2>&1 & echo $!']))]; };",
                "index.py",
                """
                import os, subprocess, threading
                def endless():
                    while True:
                        pass
                def handler(event, context):
                    threading.Thread(target=endless).start()
                    orphan = subprocess.check_output(["sh", "-c", "sleep 600 >/dev/null 2>&1 & echo $!"])
                    return [os.getpid(), subprocess.Popen(["sleep", "600"]).pid, int(orphan)]
                """);
        for (String runtime : List.of(node(), python())) {
            for (ProcessHandle process : HostProcess.killed(state.resolve(runtime), busy, runtime, "index.handler")) {
                assertThat(process.onExit().get(20, TimeUnit.SECONDS).isAlive()).isFalse();
            }
        }
    }
}
