/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.schedule;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;

/** What a scheduled function gets in place of the event. */
final class ScheduleInput {

    private static final String BODY = "body";

    private ScheduleInput() {}

    /** The property {@code Input}: JSON as text, or an intrinsic function that gives it. */
    static Optional<Value> of(ScheduleSettings schedule) {
        return schedule.get(ScheduleSettings.INPUT)
                .map(input -> input instanceof Value.Text || isFunction(input)
                        ? input
                        : Value.of(Json.compact(withParsedBody(input))));
    }

    private static boolean isFunction(Value input) {
        return input instanceof Value.Mapping mapping
                && mapping.entries().size() == 1
                && mapping.entries().keySet().stream().allMatch(key -> key.equals("Ref") || key.startsWith("Fn::"));
    }

    /** As in Serverless: JSON in the text of {@code body} becomes part of the input. */
    private static Value withParsedBody(Value input) {
        return input instanceof Value.Mapping mapping
                ? mapping.text(BODY)
                        .flatMap(ScheduleInput::parsed)
                        .<Value>map(body -> mapping.with(BODY, body))
                        .orElse(mapping)
                : input;
    }

    /** The JSON value of a text, if it is one. */
    static Optional<Value> parsed(String text) {
        try {
            return Optional.of(Json.parse(text, "input"));
        } catch (ServerlessException notJson) {
            return Optional.empty();
        }
    }

    /** The property {@code InputTransformer}. */
    static Optional<Value> transformer(ScheduleSettings schedule) {
        return schedule.get(ScheduleSettings.INPUT_TRANSFORMER)
                .map(transformer -> Value.mapping()
                        .put(
                                "InputTemplate",
                                transformer.get(ScheduleSettings.INPUT_TEMPLATE).map(Value::of))
                        .put(
                                "InputPathsMap",
                                transformer.get(ScheduleSettings.INPUT_PATHS).map(ScheduleInput::texts))
                        .build());
    }

    private static Value texts(Map<String, String> texts) {
        Value.MappingBuilder mapping = Value.mapping();
        texts.forEach(mapping::put);
        return mapping.build();
    }
}
