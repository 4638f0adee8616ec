/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Sends requests of the SDK by the JDK's own client, as {@code URLConnection}, which the others use, knows no PATCH. */
final class JdkHttpClient implements SdkHttpClient {

    /** What the JDK's client writes by itself, from the address and the body. */
    private static final Set<String> OWN_HEADERS = Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient client;

    /** Uses a client, which is not closed. */
    JdkHttpClient(HttpClient client) {
        this.client = client;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        HttpRequest sent = request(request);
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() throws IOException {
                try {
                    return response(client.send(sent, HttpResponse.BodyHandlers.ofInputStream()));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new InterruptedIOException("interrupted while waiting for " + sent.uri());
                }
            }

            @Override
            public void abort() {
                // The SDK interrupts the calling thread besides.
            }
        };
    }

    private static HttpRequest request(HttpExecuteRequest request) {
        SdkHttpRequest http = request.httpRequest();
        HttpRequest.Builder builder = HttpRequest.newBuilder(http.getUri())
                .method(
                        http.method().name(),
                        request.contentStreamProvider().map(JdkHttpClient::body).orElseGet(BodyPublishers::noBody));
        http.forEachHeader((name, values) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> builder.header(name, value));
            }
        });
        return builder.build();
    }

    /** Settings are small, and their length has to be known. */
    private static BodyPublisher body(ContentStreamProvider content) {
        try (InputStream stream = content.newStream()) {
            return BodyPublishers.ofByteArray(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpExecuteResponse response(HttpResponse<InputStream> response) {
        return HttpExecuteResponse.builder()
                .response(SdkHttpFullResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build())
                .responseBody(AbortableInputStream.create(response.body()))
                .build();
    }

    @Override
    public void close() {
        // The JDK's client has nothing to close.
    }
}
