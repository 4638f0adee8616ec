/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.filter;

import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Which records of a queue or stream an event source mapping hands over: those that match one of its filters. See "Control which events
 * Lambda sends to your function" in the AWS Lambda developer guide. Safe for use by several threads.
 */
public final class FilterCriteria {

    private final List<EventPattern> filters;

    private FilterCriteria(List<EventPattern> filters) {
        this.filters = List.copyOf(filters);
    }

    /**
     * The criteria of a mapping; without any it hands over everything.
     *
     * @param mapping the properties of {@code AWS::Lambda::EventSourceMapping}
     * @throws ResourceProblem if AWS would refuse a pattern
     */
    public static FilterCriteria of(Value.Mapping mapping) {
        return new FilterCriteria(Values.items(Values.mapping(mapping, "FilterCriteria"), "Filters").stream()
                .map(Values::asMapping)
                .map(filter -> EventPattern.of(filter.get("Pattern").orElse(Value.Mapping.EMPTY)))
                .toList());
    }

    /**
     * Whether the function gets a record.
     *
     * @param recorded one of {@code Records}, as the function would receive it
     */
    public boolean accepts(Value.Mapping recorded) {
        if (filters.isEmpty()) {
            return true;
        }
        Value.Mapping readable = readable(recorded);
        return filters.stream().anyMatch(filter -> filter.matches(readable));
    }

    /** A record with its payload where patterns look for it: {@code body} of a message, {@code data} of Kinesis. */
    private static Value.Mapping readable(Value.Mapping recorded) {
        return switch (Values.text(recorded, "eventSource")) {
            case "aws:sqs" -> recorded.with("body", payload(Values.text(recorded, "body")));
            case "aws:kinesis" ->
                recorded.with("data", payload(decoded(Values.text(Values.mapping(recorded, "kinesis"), "data"))));
            default -> recorded;
        };
    }

    /** An object or a list if the text is one, else the text itself: patterns of JSON do not match text, nor the other way round. */
    private static Value payload(String text) {
        return Json.tryParse(text)
                .filter(value -> value instanceof Value.Mapping || value instanceof Value.Sequence)
                .orElseGet(() -> Value.of(text));
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return base64;
        }
    }
}
