/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.Clock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/**
 * The functions of this machine over HTTP, on one port: function URLs, and Lambda's own API for the SDKs. Listens on this machine only
 * unless another address is asked for.
 */
public final class LocalServer implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(16);

    /** Lambda's limit with what an HTTP event adds to a body, in bytes. */
    private static final int LARGEST_REQUEST = 6_291_456 + 1;

    private final InvokeApi api;
    private final FunctionUrls urls;
    private final Clock clock;
    private final Consumer<String> listener;
    private final LoopbackServer server;

    LocalServer(
            InetAddress address, int port, InvokeApi api, FunctionUrls urls, Clock clock, Consumer<String> listener) {
        this.api = api;
        this.urls = urls;
        this.clock = clock;
        this.listener = listener;
        this.server =
                LoopbackServer.start(address, port, IDLE, (request, response, context) -> handle(request, response));
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    private void handle(ClassicHttpRequest request, ClassicHttpResponse response) throws IOException {
        Instant start = clock.now();
        HttpReply reply = answer(request);
        response.setCode(reply.status());
        String type = "application/octet-stream";
        for (Map.Entry<String, String> header : reply.headers()) {
            if (header.getKey().equalsIgnoreCase("Content-Type")) {
                type = header.getValue();
            } else if (!header.getKey().equalsIgnoreCase("Content-Length")
                    && !header.getKey().equalsIgnoreCase("Transfer-Encoding")) {
                response.addHeader(header.getKey(), header.getValue());
            }
        }
        if (reply.status() != 204) {
            response.setEntity(new ByteArrayEntity(reply.body().bytes(), ContentType.parseLenient(type)));
        }
        listener.accept(request.getMethod() + " " + printable(request.getRequestUri()) + " " + reply.status() + " ("
                + Duration.between(start, clock.now()).toMillis() + " ms)");
    }

    /** What a stranger sends goes to a console, so nothing but visible ASCII of it does. */
    private static String printable(String text) {
        String visible = text.replaceAll("[^\\x21-\\x7e]", "?");
        return visible.length() > 200 ? visible.substring(0, 200) + "..." : visible;
    }

    private HttpReply answer(ClassicHttpRequest request) throws IOException {
        if (!RequestGuard.isAddressedHere(request)) {
            return HttpReply.refusal(
                    421,
                    "MisdirectedRequest",
                    "Call this machine as localhost or by its address: other names are refused.");
        }
        Payload body = body(request);
        String target = request.getRequestUri();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        String query = question < 0 ? "" : target.substring(question + 1);
        Optional<String> function = InvokeApi.functionIn(path);
        if (function.isEmpty()) {
            return urls.answer(request, path, query, body);
        }
        if (RequestGuard.isForeign(request) || RequestGuard.origin(request).isPresent()) {
            return HttpReply.refusal(403, "AccessDeniedException", "Web pages may not call Lambda's API.");
        }
        if (!request.getMethod().equals("POST")) {
            return HttpReply.refusal(405, "MethodNotAllowed", "Only POST.");
        }
        Optional<String> qualifier = Optional.of(query)
                .filter(text -> text.startsWith("Qualifier="))
                .map(text -> java.net.URLDecoder.decode(
                        text.substring("Qualifier=".length()), java.nio.charset.StandardCharsets.UTF_8));
        return api.answer(function.get(), qualifier, request, body);
    }

    private static Payload body(ClassicHttpRequest request) throws IOException {
        if (request.getEntity() == null) {
            return Payload.of("");
        }
        try (InputStream content = request.getEntity().getContent()) {
            byte[] start = content.readNBytes(LARGEST_REQUEST);
            content.transferTo(OutputStream.nullOutputStream());
            return Payload.of(start);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
