/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.handlers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/**
 * A function that brings its own runtime, which takes over as soon as its class is loaded: AWS's for Java cannot stream. It writes one
 * piece, waits for the file that the event's query names, and writes a second one; without a file it fails in between.
 */
public final class StreamingRuntime {

    static {
        try {
            serve();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamingRuntime() {}

    /** Never called. */
    public static void handle(InputStream input, OutputStream output) {}

    private static void serve() throws IOException, InterruptedException {
        String[] api = System.getenv("AWS_LAMBDA_RUNTIME_API").split("[:/]", 3);
        String invocations = "/" + api[2] + "/2018-06-01/runtime/invocation/";
        while (true) {
            String call = exchange(api, "GET " + invocations + "next HTTP/1.1\r\n", output -> {});
            String id = call.replaceAll("(?si).*Lambda-Runtime-Aws-Request-Id: ([^\r]*)\r.*", "$1");
            exchange(
                    api,
                    "POST " + invocations + id + "/response HTTP/1.1\r\n"
                            + "Lambda-Runtime-Function-Response-Mode: streaming\r\n"
                            + (call.contains("requestContext")
                                    ? "Content-Type: application/vnd.awslambda.http-integration-response\r\n"
                                    : "Content-Type: text/plain\r\n")
                            + "Transfer-Encoding: chunked\r\n"
                            + "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n",
                    output -> answer(call, output));
        }
    }

    private static void answer(String call, OutputStream output) throws IOException, InterruptedException {
        if (call.contains("requestContext")) {
            chunk(output, "{\"statusCode\": 203, \"headers\": {\"X-Own\": \"yes\"}, \"cookies\": [\"a=1\"]}");
            chunk(output, "\0".repeat(8));
        }
        chunk(output, "first\n");
        String file = call.replaceAll("(?s).*\"rawQueryString\": ?\"([^\"]*)\".*", "$1");
        if (!file.startsWith("/")) {
            String error = "{\"errorType\": \"Halfway\", \"errorMessage\": \"no more\"}";
            output.write(("0\r\nLambda-Runtime-Function-Error-Type: Halfway\r\nLambda-Runtime-Function-Error-Body: "
                            + Base64.getEncoder().encodeToString(error.getBytes(StandardCharsets.UTF_8)) + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            return;
        }
        while (!Files.exists(Path.of(file))) {
            Thread.sleep(10);
        }
        chunk(output, "second\n");
        output.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void chunk(OutputStream output, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        output.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.UTF_8));
        output.write(bytes);
        output.write("\r\n".getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    private static String exchange(String[] api, String head, Body body) throws IOException, InterruptedException {
        try (Socket socket = new Socket(api[0], Integer.parseInt(api[1]))) {
            OutputStream output = socket.getOutputStream();
            output.write((head + "Host: " + api[0] + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            body.write(output);
            output.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            new BufferedInputStream(socket.getInputStream()).transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** Writes the body of a request. */
    @FunctionalInterface
    private interface Body {
        void write(OutputStream output) throws IOException, InterruptedException;
    }
}
