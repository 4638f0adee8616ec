/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The requests to the process that serves the functions. */
final class TestConnection {

    private static final int REFUSED = 400;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String secret;
    private final String region;
    private final Path log;
    private final Map<String, Map<String, String>> functions = new LinkedHashMap<>();
    private final Map<Class<?>, Object> clients = new ConcurrentHashMap<>();

    TestConnection(URI address, String secret, String region, Path log) {
        this.address = address;
        this.secret = secret;
        this.region = region;
        this.log = log;
        forms(ask("functions", Map.of())).forEach(function -> functions.put(value(function, "key"), function));
    }

    URI address() {
        return address;
    }

    Path log() {
        return log;
    }

    /** The deployed name of a function. */
    String name(String function) {
        return value(find(function), "name");
    }

    URI url(String function) {
        String path = value(find(function), "path");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("The function " + function
                    + " has no URL. Set \"url: true\" for it, or use the address of an API.");
        }
        return address.resolve(path);
    }

    private Map<String, String> find(String function) {
        return Optional.ofNullable(functions.get(function))
                .orElseThrow(() -> new IllegalArgumentException("There is no function \"" + function + "\". Use one of "
                        + String.join(", ", functions.keySet()) + "."));
    }

    InvocationResult invoke(String function, byte[] payload, String type) {
        HttpRequest request = HttpRequest.newBuilder(
                        address.resolve("/2015-03-31/functions/" + name(function) + "/invocations"))
                .header("X-Amz-Invocation-Type", type)
                .header("X-Amz-Log-Type", "Tail")
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload))
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() >= REFUSED) {
            throw new IllegalArgumentException(
                    function + " cannot be invoked: " + new String(response.body(), StandardCharsets.UTF_8));
        }
        return new InvocationResult(
                response.body(),
                response.headers().firstValue("X-Amz-Function-Error"),
                response.headers()
                        .firstValue("X-Amz-Log-Result")
                        .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
                        .orElse(""));
    }

    /** The invocations after another one, by their numbers. */
    List<Map.Entry<Long, Invocation>> invocations(String function, long after, Duration wait) {
        String reply = ask(
                "invocations",
                Map.of(
                        "function",
                        name(function),
                        "after",
                        Long.toString(after),
                        "wait",
                        Long.toString(wait.toMillis())));
        List<Map.Entry<Long, Invocation>> invocations = new ArrayList<>();
        forms(reply).forEach(form -> invocations.add(Map.entry(Long.valueOf(value(form, "id")), invocation(form))));
        return invocations;
    }

    private static Invocation invocation(Map<String, String> form) {
        return new Invocation(
                value(form, "request"),
                Instant.parse(value(form, "begin")),
                Duration.parse(value(form, "duration")),
                Optional.ofNullable(form.get("coldStart")).map(Duration::parse),
                value(form, "payload"),
                value(form, "answer"),
                Optional.ofNullable(form.get("error")),
                value(form, "log"));
    }

    <T> T client(Class<T> type) {
        return type.cast(clients.computeIfAbsent(type, each -> SdkClient.create(each, endpoint(each), region)));
    }

    /** Where a client finds its service: this server is Lambda, others are beside it. */
    private URI endpoint(Class<?> client) {
        String service = SdkClient.service(client);
        return service.equals("LAMBDA")
                ? address
                : forms(ask("endpoints", Map.of())).stream()
                        .flatMap(form -> Optional.ofNullable(form.get(service)).stream())
                        .map(URI::create)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalArgumentException(
                                        "There is no " + service
                                                + " on this machine: either no resource of the service needs it, or it is not emulated."));
    }

    /** Asks for something that tests need. */
    String ask(String action, Map<String, String> form) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/_serverless-tests/" + action))
                .header("X-Serverless-Secret", secret)
                .POST(HttpRequest.BodyPublishers.ofString(encode(form)))
                .build();
        HttpResponse<byte[]> response = send(request);
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() >= REFUSED) {
            throw new IllegalArgumentException(body);
        }
        return body;
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The process that serves the functions cannot be reached: " + e.getMessage() + ". Its log is " + log
                            + ".",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    /** Ends what it has opened. */
    void close() {
        clients.values().forEach(SdkClient::close);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<Map<String, String>> forms(String lines) {
        return lines.lines().map(TestConnection::form).toList();
    }

    private static Map<String, String> form(String line) {
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : line.isEmpty() ? new String[0] : line.split("&", -1)) {
            int equals = field.indexOf('=');
            form.put(
                    field.substring(0, equals), URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String value(Map<String, String> form, String name) {
        return form.getOrDefault(name, "");
    }
}
