/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.schedule;

import io.github.serverlessmaven.event.TargetInput;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;

/** What a scheduled function gets instead of the event. */
final class ScheduleInput {

    private static final String BODY = "body";

    private ScheduleInput() {}

    /** The properties of the target that make the input. */
    static Value.Mapping of(ScheduleSettings schedule) {
        return TargetInput.of(schedule.values(), ScheduleInput::withParsedBody);
    }

    /** As in Serverless: JSON in the text of {@code body} becomes part of the input. */
    private static Value withParsedBody(Value input) {
        return input instanceof Value.Mapping mapping
                ? mapping.text(BODY)
                        .flatMap(Json::tryParse)
                        .<Value>map(body -> mapping.with(BODY, body))
                        .orElse(mapping)
                : input;
    }
}
