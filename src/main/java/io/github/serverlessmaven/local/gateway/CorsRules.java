/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which pages of other origins may call a function URL or an HTTP API.
 *
 * @param settings its {@code Cors} or {@code CorsConfiguration}
 */
public record CorsRules(Value.Mapping settings) {

    /** Whether there are any. */
    boolean isEmpty() {
        return settings.entries().isEmpty();
    }

    /** Whether a browser asks before it calls. */
    public static boolean isPreflight(WebRequest request) {
        return request.method().equals("OPTIONS")
                && request.header("Access-Control-Request-Method").isPresent();
    }

    /** Whether pages of an origin may call. */
    public boolean allows(Optional<String> origin) {
        return origin.filter(text -> list("AllowOrigins").stream().anyMatch(allowed -> matches(allowed, text)))
                .isPresent();
    }

    /** A star stands for all origins, or for all of a scheme behind it. */
    private static boolean matches(String allowed, String origin) {
        return allowed.equals("*")
                || allowed.equals(origin)
                || (allowed.endsWith("://*") && origin.startsWith(allowed.substring(0, allowed.length() - 1)));
    }

    /** The headers of an answer to a page of an origin that may call. */
    public List<Map.Entry<String, String>> headers(String origin) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        boolean credentials = Values.text(settings, "AllowCredentials").equals("true");
        headers.add(Map.entry(
                "Access-Control-Allow-Origin", list("AllowOrigins").contains("*") && !credentials ? "*" : origin));
        headers.add(Map.entry("Vary", "Origin"));
        if (credentials) {
            headers.add(Map.entry("Access-Control-Allow-Credentials", "true"));
        }
        add(headers, "Access-Control-Expose-Headers", "ExposeHeaders");
        return headers;
    }

    /** The headers of an answer to a browser that asks before it calls. */
    public List<Map.Entry<String, String>> preflightHeaders(String origin) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(headers(origin));
        add(headers, "Access-Control-Allow-Methods", "AllowMethods");
        add(headers, "Access-Control-Allow-Headers", "AllowHeaders");
        Values.find(settings, "MaxAge").ifPresent(age -> headers.add(Map.entry("Access-Control-Max-Age", age)));
        return headers;
    }

    /** A reply with the headers for the page that called; those that the function gave are replaced. */
    public HttpReply applied(HttpReply reply, WebRequest request) {
        Optional<String> origin = RequestGuard.origin(request.head());
        if (!allows(origin)) {
            return reply;
        }
        List<Map.Entry<String, String>> all = new ArrayList<>(reply.headers());
        all.removeIf(header -> header.getKey().regionMatches(true, 0, "Access-Control-", 0, 15));
        all.addAll(headers(origin.get()));
        return new HttpReply(reply.status(), all, reply.body(), reply.cause());
    }

    private void add(List<Map.Entry<String, String>> headers, String header, String setting) {
        List<String> values = list(setting);
        if (!values.isEmpty()) {
            headers.add(Map.entry(header, String.join(",", values)));
        }
    }

    private List<String> list(String setting) {
        return Values.items(settings, setting).stream().map(Values::scalar).toList();
    }
}
