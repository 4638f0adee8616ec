/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The path of requests, whose segments may be variables: {@code /orders/{id}}.
 *
 * @param text as it is written
 */
public record RequestPath(String text) {

    private static final Pattern VARIABLES = Pattern.compile("\\{(.*)}");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*}");

    /** The segments, those between slashes. */
    public List<String> segments() {
        return Arrays.stream(text.split("/")).filter(part -> !part.isEmpty()).toList();
    }

    /** The path as part of a logical id, as in Serverless 3: it keeps neither punctuation nor case. */
    public static String id(String path) {
        return Arrays.stream(path.split("/")).map(RequestPath::segmentId).collect(Collectors.joining());
    }

    private static String segmentId(String segment) {
        String lower = upperFirst(segment.toLowerCase(Locale.ROOT)).replace("-", "Dash");
        return upperFirst(VARIABLES.matcher(lower).replaceAll("$1Var").replaceAll("[^0-9A-Za-z]", ""));
    }

    private static String upperFirst(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** What API Gateway does not take of the path, in words; empty if nothing. */
    public Optional<String> fault() {
        List<String> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            String rest = VARIABLE.matcher(segment).replaceAll("");
            if (rest.contains("{") || rest.contains("}")) {
                return Optional.of("has a brace without its counterpart in \"" + segment + "\"");
            }
            if (segment.contains("{}") || segment.contains("{+}")) {
                return Optional.of("has a variable without a name in \"" + segment + "\"");
            }
            if (segment.contains("+}") && i < segments.size() - 1) {
                return Optional.of("continues after \"" + segment + "\", which matches the whole rest of the path");
            }
        }
        return repeated(segments).map(name -> "has the variable \"" + name + "\" twice");
    }

    private static Optional<String> repeated(List<String> segments) {
        List<String> names = segments.stream()
                .flatMap(segment -> VARIABLE.matcher(segment).results().map(MatchResult::group))
                .toList();
        return names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst();
    }
}
