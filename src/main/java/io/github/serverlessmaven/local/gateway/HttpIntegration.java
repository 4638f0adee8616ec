/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/** Passes requests on to another server: integrations of the type {@code HTTP_PROXY}. */
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

    /**
     * Passes a request on.
     *
     * @param uri where to, with variables in braces
     * @param method {@code ANY} for that of the request
     */
    HttpReply send(WebRequest request, String uri, String method, Map<String, String> variables, Duration limit) {
        try {
            HttpRequest.Builder passedOn = HttpRequest.newBuilder(target(request, uri, variables))
                    .timeout(limit)
                    .method(
                            method.equals("ANY") || method.isEmpty() ? request.method() : method,
                            HttpRequest.BodyPublishers.ofByteArray(
                                    request.body().bytes()));
            for (Header header : request.head().getHeaders()) {
                if (isPassedOn(header.getName())) {
                    passedOn.header(header.getName(), header.getValue());
                }
            }
            return reply(client.send(passedOn.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (HttpTimeoutException e) {
            return GatewayReply.unavailable().because(uri + " did not answer within " + limit.toSeconds() + " s");
        } catch (IOException | IllegalArgumentException e) {
            return GatewayReply.internalError(uri + " cannot be called: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GatewayReply.unavailable();
        }
    }

    private static URI target(WebRequest request, String uri, Map<String, String> variables) {
        String target = uri;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String value = URLEncoder.encode(variable.getValue(), StandardCharsets.UTF_8)
                    .replace("+", "%20")
                    .replace("%2F", "/");
            target =
                    target.replace("{" + variable.getKey() + "}", value).replace("{" + variable.getKey() + "+}", value);
        }
        return URI.create(
                request.query().isEmpty() ? target : target + (target.contains("?") ? "&" : "?") + request.query());
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
