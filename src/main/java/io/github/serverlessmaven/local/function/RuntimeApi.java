/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.LoopbackServer;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;

/**
 * The Lambda Runtime API for all execution environments. Each has an address of its own with a secret in it, so that no other process
 * of this machine can answer for a function. See "Using the Lambda runtime API" in the AWS Lambda developer guide.
 */
public final class RuntimeApi implements AutoCloseable {

    /** The largest payload of a synchronous call and of its answer ("Lambda quotas"), in bytes. */
    public static final int LARGEST_PAYLOAD = 6_291_456;

    private static final String VERSION = "2018-06-01";
    private static final Duration IDLE = Duration.ofDays(1);

    private final Map<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();
    private final UniqueIds ids;
    private final LoopbackServer server;

    RuntimeApi(UniqueIds ids) {
        this.ids = ids;
        this.server = LoopbackServer.start(
                InetAddress.getLoopbackAddress(), 0, IDLE, (request, trigger, context) -> handle(request, trigger));
    }

    /** A new address for {@code AWS_LAMBDA_RUNTIME_API}. */
    String newAddress() {
        return InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port() + "/" + ids.next();
    }

    /** Opens the API for an environment at an address. */
    void open(String address, ExecutionEnvironment environment) {
        environments.put(address.substring(address.indexOf('/') + 1), environment);
    }

    /** Forgets an environment. */
    void forget(ExecutionEnvironment environment) {
        environments.values().remove(environment);
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        // /<secret>/2018-06-01/runtime/<what>/...
        String[] path = request.getPath().split("/", -1);
        Optional<ExecutionEnvironment> environment = path.length < 5 || !path[2].equals(VERSION)
                ? Optional.empty()
                : Optional.ofNullable(environments.get(path[1]));
        if (environment.isEmpty()) {
            reply(response, 404, "");
        } else {
            route(environment.get(), path, request, response);
        }
    }

    private static void route(
            ExecutionEnvironment environment, String[] path, ClassicHttpRequest request, ClassicHttpResponse response)
            throws IOException {
        String place = String.join("/", java.util.Arrays.asList(path).subList(4, path.length));
        if (place.equals("invocation/next")) {
            next(environment, response);
        } else if (place.equals("init/error")) {
            environment.initFailed(body(request, LARGEST_PAYLOAD));
            reply(response, 202, "");
        } else if (path.length == 7 && path[4].equals("invocation")) {
            Optional<RunningCall> call = environment.current(path[5]);
            if (call.isEmpty()) {
                reply(response, 400, "{\"errorType\":\"InvalidRequestID\",\"errorMessage\":\"Invalid request ID\"}");
            } else if (path[6].equals("response")) {
                new FunctionResponse(call.get(), request).take(response);
            } else {
                call.get().answer(body(request, LARGEST_PAYLOAD), Optional.of("Unhandled"));
                reply(response, 202, "");
            }
        } else {
            reply(response, 404, "");
        }
    }

    private static void next(ExecutionEnvironment environment, ClassicHttpResponse response) {
        try {
            Optional<RunningCall> next = environment.next();
            if (next.isEmpty()) {
                reply(response, 410, "");
                return;
            }
            RunningCall running = next.get();
            response.setHeader("Lambda-Runtime-Aws-Request-Id", running.requestId());
            response.setHeader("Lambda-Runtime-Deadline-Ms", running.deadline().toEpochMilli());
            response.setHeader(
                    "Lambda-Runtime-Invoked-Function-Arn", running.call().invokedArn());
            response.setHeader(
                    "Lambda-Runtime-Trace-Id",
                    running.call().traceId().orElse("Root=1-00000000-000000000000000000000000;Sampled=0"));
            running.call()
                    .clientContext()
                    .ifPresent(context -> response.setHeader("Lambda-Runtime-Client-Context", context));
            response.setEntity(new ByteArrayEntity(running.call().payload().bytes(), ContentType.APPLICATION_JSON));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reply(response, 410, "");
        }
    }

    /** At most so many bytes of the body; the rest is read and dropped, so that the sender can read our answer. */
    static Payload body(ClassicHttpRequest request, int limit) throws IOException {
        if (request.getEntity() == null) {
            return Payload.of("");
        }
        try (InputStream content = request.getEntity().getContent()) {
            byte[] start = content.readNBytes(limit);
            content.transferTo(java.io.OutputStream.nullOutputStream());
            return Payload.of(start);
        }
    }

    static void reply(ClassicHttpResponse response, int status, String json) {
        response.setCode(status);
        response.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
    }

    @Override
    public void close() {
        server.close();
    }
}
