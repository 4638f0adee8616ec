/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.FakeModules;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts what an image without AWS's base starts, with this machine's Java, and waits for its answer to an event. */
class StartedImageTest {

    private static final String VERSION = "/2018-06-01/runtime/invocation/";

    @TempDir
    Path folder;

    @Test
    void anImageOnScratchAnswersLambda() throws Exception {
        SystemComponent.SKOPEO.require();
        JibFolder app = new JibFolder(folder.resolve("app"));
        compile(app);
        ImageLayout image = new JibImage(app.workspace(), repository(app), app.access())
                .build(
                        new JibRequest(
                                "app",
                                JibFolder.from("scratch"),
                                JibFolder.X86,
                                Optional.empty(),
                                List.of("com.example.Greeting::greet")),
                        folder.resolve("image"));
        Path rootfs = Unpacked.image(image, folder.resolve("rootfs"));
        String answer = answer(command(image, rootfs));
        assertThat(answer).as(Files.readString(folder.resolve("log"))).isEqualTo("\"Hello Ada\"");
    }

    private static void compile(JibFolder app) throws IOException {
        Path source = app.write(
                "src/Greeting.java",
                "package com.example; public class Greeting { public String greet(String name) { return \"Hello \" + name; } }");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", app.path.resolve("target/classes").toString(), source.toString());
        assertThat(result).isZero();
    }

    /** The runtime interface client and what it needs, from this test's own class path. */
    private static FakeModules repository(JibFolder app) throws IOException {
        FakeModules modules = app.modules();
        Map<String, String> coordinates = Map.of(
                "aws-lambda-java-runtime-interface-client",
                "com.amazonaws:aws-lambda-java-runtime-interface-client:jar:linux-x86_64:2.9.0",
                "aws-lambda-java-core",
                "com.amazonaws:aws-lambda-java-core:1.4.0",
                "aws-lambda-java-serialization",
                "com.amazonaws:aws-lambda-java-serialization:1.2.0",
                "utils-lite",
                "software.amazon.awssdk:utils-lite:2.34.0");
        Stream.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(System.getProperty("path.separator")))
                .map(Path::of)
                .forEach(jar -> {
                    String name = coordinates.get(jar.getFileName().toString().replaceFirst("-[0-9.]+\\.jar$", ""));
                    if (name != null) {
                        modules.withArtifact(name, jar);
                    }
                });
        return modules;
    }

    /** The image's entry point and command, with its folders where they were unpacked. */
    private static List<String> command(ImageLayout image, Path rootfs) {
        String config = Registry.skopeo("inspect", "--config", "oci:" + image.folder());
        ImageConfig read = new ImageConfig((Value.Mapping) Json.parse(config, "skopeo"));
        List<String> command = new ArrayList<>(read.entryPoint());
        command.addAll(read.command());
        assertThat(command.get(0)).isEqualTo("java");
        command.set(0, Path.of(System.getProperty("java.home"), "bin/java").toString());
        command.replaceAll(argument -> argument.replace("/var/", rootfs + "/var/"));
        return command;
    }

    private String answer(List<String> command) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        HttpRequestHandler handler = (request, response, context) -> serve(request, response, answer);
        // The JDK's own server spells names of headers in its way, on which the native part of the client fails.
        HttpServer lambda = ServerBootstrap.bootstrap()
                .setLocalAddress(InetAddress.getLoopbackAddress())
                .setRequestRouter((request, context) -> handler)
                .create();
        lambda.start();
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + lambda.getLocalPort(),
                        "AWS_LAMBDA_FUNCTION_NAME",
                        "greeting",
                        "AWS_LAMBDA_FUNCTION_VERSION",
                        "$LATEST",
                        "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                        "512",
                        "AWS_REGION",
                        "eu-central-1",
                        "LAMBDA_TASK_ROOT",
                        "/var/task"));
        Process function = builder.start();
        function.onExit().thenRun(() -> answer.complete("the process ended"));
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } finally {
            function.destroyForcibly();
            lambda.close(CloseMode.IMMEDIATE);
        }
    }

    private static void serve(
            ClassicHttpRequest request, ClassicHttpResponse response, CompletableFuture<String> answer)
            throws IOException {
        String path = request.getPath();
        if (path.equals(VERSION + "next") && !answer.isDone()) {
            response.setHeader("Lambda-Runtime-Aws-Request-Id", "1");
            response.setHeader("Lambda-Runtime-Deadline-Ms", "1893456000000");
            response.setHeader("Lambda-Runtime-Trace-Id", "Root=1-0-0;Sampled=0");
            response.setHeader(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:eu-central-1:123456789012:function:greeting");
            response.setEntity(new StringEntity("\"Ada\"", ContentType.APPLICATION_JSON));
        } else {
            String body = request.getEntity() == null
                    ? ""
                    : new String(request.getEntity().getContent().readAllBytes(), StandardCharsets.UTF_8);
            answer.complete(path.endsWith("/response") ? body : path + ": " + body);
            response.setCode(202);
        }
    }
}
