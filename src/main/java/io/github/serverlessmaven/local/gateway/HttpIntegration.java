/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Calls other servers: integrations of the types {@code HTTP} and {@code HTTP_PROXY}. */
final class HttpIntegration {

    /** Headers of one connection, and those that the client sets itself. */
    private static final List<String> NOT_PASSED_ON = List.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    private final LocalAddresses addresses;

    HttpIntegration(LocalAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Sends a request.
     *
     * @throws HttpTimeoutException if there is no answer within the limit
     * @throws IOException if the server cannot be called
     */
    HttpReply send(OutgoingRequest request, Duration limit) throws IOException {
        try {
            HttpRequest.Builder outgoing = HttpRequest.newBuilder(URI.create(addresses.localized(request.uri())))
                    .timeout(limit)
                    .method(
                            request.method(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    request.body().bytes()));
            request.headers().stream()
                    .filter(header -> isPassedOn(header.getKey()))
                    .forEach(header -> outgoing.header(header.getKey(), header.getValue()));
            return reply(client.send(outgoing.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }

    private static HttpReply reply(HttpResponse<byte[]> answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.headers().map().forEach((name, values) -> {
            if (isPassedOn(name) && !name.startsWith(":")) {
                values.forEach(value -> headers.add(Map.entry(name, value)));
            }
        });
        return new HttpReply(answer.statusCode(), headers, Payload.of(answer.body()));
    }
}
