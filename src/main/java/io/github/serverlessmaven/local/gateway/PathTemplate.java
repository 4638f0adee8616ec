/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The path of a route, such as {@code /users/{id}/{proxy+}}.
 *
 * @param segments between its slashes
 */
record PathTemplate(List<String> segments) {

    /** The more specific first: segment by segment, text before a variable before a greedy variable. */
    static final Comparator<PathTemplate> MOST_SPECIFIC_FIRST = (first, second) -> {
        int common = Math.min(first.segments().size(), second.segments().size());
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(
                    rank(first.segments().get(i)), rank(second.segments().get(i)));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(second.segments().size(), first.segments().size());
    };

    PathTemplate {
        segments = List.copyOf(segments);
    }

    static PathTemplate of(String path) {
        return new PathTemplate(segments(path));
    }

    private static List<String> segments(String path) {
        return List.of((path.startsWith("/") ? path.substring(1) : path).split("/", -1));
    }

    private static int rank(String segment) {
        return isGreedy(segment) ? 2 : isVariable(segment) ? 1 : 0;
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static boolean isGreedy(String segment) {
        return segment.startsWith("{") && segment.endsWith("+}");
    }

    private static String variable(String segment) {
        return segment.replaceAll("[{+}]", "");
    }

    /** The variables of the path if it is one of this template; a variable is never empty. */
    Optional<Map<String, String>> match(String path) {
        List<String> actual = segments(path);
        Map<String, String> variables = new LinkedHashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (i >= actual.size()) {
                return Optional.empty();
            }
            if (isGreedy(segment)) {
                String rest = String.join("/", new ArrayList<>(actual.subList(i, actual.size())));
                variables.put(variable(segment), rest);
                return rest.isEmpty() ? Optional.empty() : Optional.of(variables);
            }
            if (isVariable(segment) && !actual.get(i).isEmpty()) {
                variables.put(variable(segment), actual.get(i));
            } else if (!segment.equals(actual.get(i))) {
                return Optional.empty();
            }
        }
        return actual.size() == segments.size() ? Optional.of(variables) : Optional.empty();
    }
}
