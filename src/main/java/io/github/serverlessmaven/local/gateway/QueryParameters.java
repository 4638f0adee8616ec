/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters in the query of a request, decoded.
 *
 * @param all in order; a name may come more than once
 */
public record QueryParameters(List<Map.Entry<String, String>> all) {

    /** Copies the list. */
    public QueryParameters {
        all = List.copyOf(all);
    }

    /** Reads a query; what is not encoded properly stays as it is. */
    public static QueryParameters of(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                parameters.add(Map.entry(
                        decoded(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return new QueryParameters(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The first value of a name. */
    Optional<String> first(String name) {
        return all.stream()
                .filter(parameter -> parameter.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Values of one name joined by commas; empty if there are none. */
    public Optional<Value> joined() {
        Map<String, String> parameters = new TreeMap<>();
        all.forEach(parameter ->
                parameters.merge(parameter.getKey(), parameter.getValue(), (first, next) -> first + "," + next));
        return parameters.isEmpty() ? Optional.empty() : Optional.of(Values.texts(parameters));
    }

    /** Each name with its last value; null if there are none. */
    Value last() {
        Map<String, String> parameters = new LinkedHashMap<>();
        all.forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue()));
        return parameters.isEmpty() ? new Value.Null() : Values.texts(parameters);
    }

    /** Each name with all its values; null if there are none. */
    Value lists() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        all.forEach(parameter -> parameters
                .computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                .add(parameter.getValue()));
        Value.MappingBuilder lists = Value.mapping();
        parameters.forEach((name, values) -> lists.put(name, Value.texts(values)));
        return parameters.isEmpty() ? new Value.Null() : lists.build();
    }
}
