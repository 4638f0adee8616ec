/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request that serverless-offline answered too. */
record OfflineRequest(String method, String path, Value.Mapping headers, String body) {

    static OfflineRequest of(Value.Mapping value) {
        return new OfflineRequest(
                Values.text(value, "method"),
                Values.text(value, "path"),
                Values.mapping(value, "headers"),
                Values.text(value, "body"));
    }

    String[] headerLines() {
        List<String> lines = new ArrayList<>();
        headers.entries()
                .forEach((name, values) ->
                        Values.items(values).forEach(value -> lines.add(name + ": " + Values.scalar(value))));
        return lines.toArray(String[]::new);
    }

    /** Whether it is one of these, each as {@code METHOD /path}; queries do not count unless they are given. */
    boolean is(String... lines) {
        return Stream.of(lines)
                .anyMatch(line ->
                        line.equals(method + " " + path) || line.equals(method + " " + path.replaceAll("\\?.*", "")));
    }

    /** Whether a pattern is found in its headers. */
    boolean has(String pattern) {
        return Pattern.compile(pattern).matcher(Json.compact(headers)).find();
    }

    @Override
    public String toString() {
        return method + " " + path + " " + Json.compact(headers) + " " + body;
    }
}
