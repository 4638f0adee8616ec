/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Functions that behave well or badly, packaged by tests as a user's are. */
public final class Behaviours {

    private static int calls;

    /** Gives back what it is given. */
    public void echo(InputStream input, OutputStream output) throws IOException {
        input.transferTo(output);
    }

    /** Prints a line and says how often this environment was called. */
    public int count(Map<String, Object> event) {
        calls++;
        System.out.println("call number " + calls);
        return calls;
    }

    /** Prints a greeting. */
    public String greets(Map<String, Object> event) {
        System.out.println("hello");
        return "greeted";
    }

    /** Its environment variables. */
    public Map<String, String> environment(Map<String, Object> event) {
        return System.getenv();
    }

    /** What it knows of its call. */
    public Map<String, String> context(Map<String, Object> event, Context context) {
        Map<String, String> known = new TreeMap<>();
        known.put("requestId", context.getAwsRequestId());
        known.put("name", context.getFunctionName());
        known.put("version", context.getFunctionVersion());
        known.put("arn", context.getInvokedFunctionArn());
        known.put("memory", Integer.toString(context.getMemoryLimitInMB()));
        known.put("group", context.getLogGroupName());
        known.put("stream", context.getLogStreamName());
        known.put("remaining", Integer.toString(context.getRemainingTimeInMillis()));
        known.put("heap", Long.toString(Runtime.getRuntime().maxMemory()));
        known.put("classPath", System.getProperty("java.class.path"));
        return known;
    }

    /** Says where its class comes from, as frameworks that look for resources want to know it. */
    public String place(Map<String, Object> event) throws URISyntaxException {
        return Behaviours.class.getResource("Behaviours.class").toURI().toString();
    }

    /** The id of its process. */
    public long process(Map<String, Object> event) {
        return ProcessHandle.current().pid();
    }

    /** Throws. */
    public String fails(Map<String, Object> event) {
        throw new IllegalStateException("no luck today");
    }

    /** Ends the JVM. */
    public String exits(Map<String, Object> event) {
        System.exit(3);
        return "never";
    }

    /** Waits until it is killed. */
    public String hangs(Map<String, Object> event) throws InterruptedException {
        while (true) {
            Thread.sleep(60_000);
        }
    }

    /** Makes the file {@code running} of the event, then waits for the file {@code until}. */
    public String waits(Map<String, String> event) throws IOException, InterruptedException {
        Files.createFile(Path.of(event.get("running")));
        while (!Files.exists(Path.of(event.get("until")))) {
            Thread.sleep(10);
        }
        return "waited";
    }

    /** Allocates without end. */
    public int allocates(Map<String, Object> event) {
        List<byte[]> kept = new ArrayList<>();
        while (true) {
            kept.add(new byte[1 << 20]);
        }
    }

    /** Prints 100 MB. */
    public String prints(Map<String, Object> event) {
        String line = "x".repeat(1 << 20);
        for (int i = 0; i < 100; i++) {
            System.out.println(line);
        }
        return "printed";
    }

    /** Leaves a thread running. */
    public String leavesThread(Map<String, Object> event) {
        new Thread(() -> {
                    while (true) {
                        try {
                            Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                            return;
                        }
                    }
                })
                .start();
        return "left";
    }

    /** An answer of 7 MB. */
    public String large(Map<String, Object> event) {
        return "x".repeat(7_000_000);
    }

    /** Answers a page: what it was asked, and a picture of three bytes for /picture. */
    public Map<String, Object> page(Map<String, Object> event) {
        if ("/picture".equals(event.get("rawPath"))) {
            return Map.of(
                    "statusCode",
                    200,
                    "headers",
                    Map.of("Content-Type", "image/png"),
                    "isBase64Encoded",
                    true,
                    "body",
                    java.util.Base64.getEncoder().encodeToString(new byte[] {0, -1, 127}));
        }
        return Map.of(
                "statusCode",
                201,
                "headers",
                Map.of("Content-Type", "text/plain", "X-Own", "yes"),
                "cookies",
                List.of("a=1", "b=2"),
                "body",
                event.get("rawPath") + "?" + event.get("rawQueryString") + " " + event.get("queryStringParameters")
                        + " " + event.get("cookies") + " " + event.get("body") + " " + event.get("isBase64Encoded"));
    }

    /** An answer with its head in front, as streaming functions give it. */
    public void stream(InputStream input, OutputStream output) throws IOException {
        output.write("{\"statusCode\": 202, \"headers\": {\"Content-Type\": \"text/csv\"}}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        output.write(new byte[8]);
        output.write("a,b".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
