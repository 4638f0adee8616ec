/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.Header;

/**
 * A request to another server.
 *
 * @param uri with its query
 * @param headers a name may come more than once
 */
record OutgoingRequest(String method, String uri, List<Map.Entry<String, String>> headers, Payload body) {

    OutgoingRequest {
        headers = List.copyOf(headers);
    }

    /**
     * A request passed on as it is.
     *
     * @param uri where to, with variables in braces
     * @param method {@code ANY} for that of the request
     */
    static OutgoingRequest passingOn(WebRequest request, String uri, String method, Map<String, String> variables) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : request.head().getHeaders()) {
            headers.add(Map.entry(header.getName(), header.getValue()));
        }
        return new OutgoingRequest(
                method.equals("ANY") || method.isEmpty() ? request.method() : method,
                withQuery(filledIn(uri, variables), request.query()),
                headers,
                request.body());
    }

    /** A URI with its variables filled in. */
    static String filledIn(String uri, Map<String, String> variables) {
        String target = uri;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            String value = encoded(variable.getValue()).replace("%2F", "/");
            target =
                    target.replace("{" + variable.getKey() + "}", value).replace("{" + variable.getKey() + "+}", value);
        }
        return target;
    }

    /** A URI with more of a query, which is encoded. */
    static String withQuery(String uri, String query) {
        return query.isEmpty() ? uri : uri + (uri.contains("?") ? "&" : "?") + query;
    }

    /** A part of a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
