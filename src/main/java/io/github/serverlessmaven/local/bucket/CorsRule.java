/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.bucket;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which pages of other origins may access a bucket. See "Using cross-origin resource sharing" in the Amazon S3 user guide.
 *
 * @param origins each with one {@code *} or none
 * @param methods HTTP methods
 * @param headers that requests may have, each with one {@code *} or none
 * @param exposed headers of answers that pages may read
 * @param maxAge how long a browser may keep the permission, in seconds
 */
record CorsRule(
        List<String> origins,
        List<String> methods,
        List<String> headers,
        List<String> exposed,
        Optional<String> maxAge) {

    /** The rules of a bucket. */
    static List<CorsRule> of(Value.Mapping bucket) {
        return Values.items(Values.mapping(bucket, "CorsConfiguration"), "CorsRules").stream()
                .map(Values::asMapping)
                .map(rule -> new CorsRule(
                        texts(rule, "AllowedOrigins"),
                        texts(rule, "AllowedMethods"),
                        texts(rule, "AllowedHeaders"),
                        texts(rule, "ExposedHeaders"),
                        Values.find(rule, "MaxAge")))
                .toList();
    }

    private static List<String> texts(Value.Mapping rule, String key) {
        return Values.items(rule, key).stream().map(Values::scalar).toList();
    }

    /**
     * Whether the rule permits a request.
     *
     * @param wanted the headers that a preflight request asks for, with commas between them
     */
    boolean permits(String origin, String method, String wanted) {
        return matches(origins, origin)
                && methods.contains(method)
                && Arrays.stream(wanted.split(",", -1))
                        .map(header -> header.strip().toLowerCase(Locale.ROOT))
                        .allMatch(header -> header.isEmpty() || matches(headers, header));
    }

    private static boolean matches(List<String> patterns, String text) {
        return patterns.stream()
                .map(pattern -> Arrays.stream(pattern.split("\\*", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".*")))
                .anyMatch(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .matches());
    }

    /** The headers of an answer to a page. */
    List<Map.Entry<String, String>> answer(String origin) {
        List<Map.Entry<String, String>> answer = new ArrayList<>();
        if (origins.contains("*")) {
            answer.add(Map.entry("Access-Control-Allow-Origin", "*"));
        } else {
            answer.add(Map.entry("Access-Control-Allow-Origin", origin));
            answer.add(Map.entry("Access-Control-Allow-Credentials", "true"));
        }
        answer.add(Map.entry("Access-Control-Allow-Methods", String.join(", ", methods)));
        if (!exposed.isEmpty()) {
            answer.add(Map.entry("Access-Control-Expose-Headers", String.join(", ", exposed)));
        }
        maxAge.ifPresent(seconds -> answer.add(Map.entry("Access-Control-Max-Age", seconds)));
        answer.add(Map.entry("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"));
        return answer;
    }
}
