/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.http.WebRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request in AWS's Query protocol: a form with an action, its version, and parameters whose names have numbers for lists.
 *
 * @param parameters by name
 */
record QueryRequest(Map<String, String> parameters) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Reads a request of a version of an API; empty if it is none. */
    static Optional<QueryRequest> of(WebRequest request, String version) {
        boolean isForm = request.header("Content-Type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith(FORM))
                .isPresent();
        if (!isForm || !request.method().equals("POST") || !request.path().equals("/")) {
            return Optional.empty();
        }
        return Optional.of(new QueryRequest(decoded(request.body().text())))
                .filter(query -> query.text("Version").equals(version)
                        && query.find("Action").isPresent());
    }

    private static Map<String, String> decoded(String form) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            try {
                parameters.put(
                        URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8),
                        equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                parameters.put(pair, "");
            }
        }
        return parameters;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** A parameter; an empty text if it is missing. */
    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The items of a list by their numbers, each with the names that remain behind {@code list.number.}. */
    Map<Integer, QueryRequest> items(String list) {
        Map<Integer, Map<String, String>> items = new TreeMap<>();
        Pattern item = Pattern.compile(Pattern.quote(list) + "\\.(\\d{1,6})\\.(.+)");
        parameters.forEach((name, value) -> {
            Matcher matcher = item.matcher(name);
            if (matcher.matches()) {
                items.computeIfAbsent(Integer.valueOf(matcher.group(1)), number -> new LinkedHashMap<>())
                        .put(matcher.group(2), value);
            }
        });
        Map<Integer, QueryRequest> requests = new TreeMap<>();
        items.forEach((number, values) -> requests.put(number, new QueryRequest(values)));
        return requests;
    }
}
