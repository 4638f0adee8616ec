/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands in front of a real registry, and fails when it is told to: with a status, by closing the connection, or for want of a login. */
final class FaultyProxy implements AutoCloseable {

    /** A fault for one request. */
    record Fault(String method, String path, int status) {}

    /** In place of a status: the connection ends after a part of what is sent was read. */
    static final int CUT = -1;

    /** In place of a status: the connection ends after a part of the answer was sent. */
    static final int CUT_ANSWER = -2;

    /** In place of a status: a part of what is sent reaches the registry, then the connection ends. */
    static final int CUT_BEHIND = -3;

    private static final int READ_BEFORE_CUT = 1000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI registry;
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong received = new AtomicLong();
    private Optional<String> login = Optional.empty();
    private Optional<String> token = Optional.empty();
    private String tokens = "";

    FaultyProxy(String registry) throws IOException {
        this.registry = URI.create("http://" + registry);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The next request like this one fails. */
    synchronized void fail(String method, String path, int status) {
        faults.add(new Fault(method, path, status));
    }

    /** Asks everybody for this login, once for each value it is given. */
    synchronized void require(String user, String password) {
        login = Optional.of("Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Asks for a token that its own address gives for the login. */
    synchronized void requireToken(String value) {
        requireToken(value, address().toString());
    }

    /** Asks for a token that an address of this proxy gives for the login. */
    synchronized void requireToken(String value, String realm) {
        token = Optional.of(value);
        tokens = realm;
    }

    /** What was asked, as {@code METHOD path}, in order. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** How many bytes of bodies arrived. */
    long received() {
        return received.get();
    }

    private synchronized Optional<Fault> fault(String line) {
        Optional<Fault> found = faults.stream()
                .filter(fault -> line.startsWith(fault.method() + " ") && line.contains(fault.path()))
                .findFirst();
        found.ifPresent(faults::removeFirstOccurrence);
        return found;
    }

    private void handle(HttpExchange exchange) throws IOException {
        String line = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(line);
        Optional<Fault> fault = fault(line);
        if (fault.isPresent() && fault.get().status() == CUT) {
            received.addAndGet(exchange.getRequestBody().readNBytes(READ_BEFORE_CUT).length);
            throw new IOException("cut"); // the server closes the connection
        }
        if (fault.isPresent() && fault.get().status() == CUT_BEHIND) {
            send(exchange, exchange.getRequestBody().readNBytes(READ_BEFORE_CUT));
            throw new IOException("cut");
        }
        byte[] body = read(exchange.getRequestBody());
        if (fault.isPresent() && fault.get().status() == CUT_ANSWER) {
            exchange.sendResponseHeaders(200, READ_BEFORE_CUT);
            exchange.getResponseBody().write(new byte[READ_BEFORE_CUT / 2]);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        }
        if (fault.isPresent()) {
            answer(exchange, fault.get().status(), "{\"errors\":[{\"code\":\"X\",\"message\":\"out of order\"}]}");
        } else if (line.startsWith("GET /token") && token.isPresent()) {
            boolean isRight = login.equals(
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
            answer(exchange, isRight ? 200 : 401, "{\"token\":\"" + token.get() + "\"}");
        } else if (isKnown(exchange)) {
            forward(exchange, body);
        } else {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            token.isPresent()
                                    ? "Bearer realm=\"" + tokens + "/token\",service=\"registry\""
                                    : "Basic realm=\"registry\"");
            answer(exchange, 401, "{}");
        }
    }

    private synchronized boolean isKnown(HttpExchange exchange) {
        Optional<String> wanted = token.map(value -> "Bearer " + value).or(() -> login);
        return wanted.isEmpty()
                || wanted.equals(
                        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    }

    private byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readAllBytes();
        received.addAndGet(bytes.length);
        return bytes;
    }

    private HttpResponse<byte[]> send(HttpExchange exchange, byte[] body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : List.of("Content-Type", "Content-Range", "Accept")) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.header(header, value));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void forward(HttpExchange exchange, byte[] body) throws IOException {
        HttpResponse<byte[]> answer = send(exchange, body);
        answer.headers().map().forEach((name, values) -> {
            if (!name.equalsIgnoreCase("content-length") && !name.startsWith(":")) {
                exchange.getResponseHeaders()
                        .set(
                                name,
                                values.get(0)
                                        .replace(registry.toString(), address().toString()));
            }
        });
        exchange.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : bytes.length);
        if (!isHead) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
