/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sample event that a function is invoked with.
 *
 * @param name that of the sample; empty to invoke it with a payload
 * @param body what the sender of the event wrote; empty for that of the sample
 * @param values other values, by their places in the JSON
 */
public record EventOptions(Optional<String> name, Optional<String> body, Map<String, String> values) {

    /** No sample event. */
    public static final EventOptions NONE = new EventOptions(Optional.empty(), Optional.empty(), Map.of());

    private static final String PREFIX = "serverless.event.";
    private static final String BODY = "body";

    /** Copies the values. */
    public EventOptions {
        values = Map.copyOf(values);
    }

    /** With the values that a command line gives: those of properties whose names begin with {@code serverless.event.}. */
    public static EventOptions of(Optional<String> name, Optional<String> body, BuildContext build) {
        Map<String, String> values = build.userProperties().entrySet().stream()
                .filter(property -> property.getKey().startsWith(PREFIX)
                        && !property.getKey().equals(PREFIX + BODY))
                .collect(Collectors.toMap(
                        property -> property.getKey().substring(PREFIX.length()), Map.Entry::getValue));
        return new EventOptions(name, body, values);
    }

    /**
     * The event as JSON, if there is one.
     *
     * @throws ServerlessException if there is no such sample, or no such place in it
     */
    Optional<String> json() {
        if (name.isEmpty() && (body.isPresent() || !values.isEmpty())) {
            String first = body.isPresent() ? BODY : values.keySet().iterator().next();
            throw new ServerlessException(
                    "-D" + PREFIX + first + " has no effect without a sample event.",
                    "Name one, such as -Dserverless.event=sqs.");
        }
        return name.map(SampleEvent::of).map(this::filled);
    }

    private String filled(SampleEvent sample) {
        Value event = Json.parse(sample.json(), sample.name());
        if (body.isPresent()) {
            event = sample.withBody(event, body.get());
        }
        for (Map.Entry<String, String> value : values.entrySet()) {
            event = new ValuePath(value.getKey()).replace(event, present -> written(value.getValue(), present));
        }
        return Json.compact(event);
    }

    /** Text stays text, and so does what is new, unless it is an object or a list; anything else is JSON, if it can be. */
    private static Value written(String value, Value present) {
        boolean mayBeJson =
                present.equals(Value.NULL) ? value.matches("(?s)\\s*[\\[{].*") : !(present instanceof Value.Text);
        return Optional.of(value)
                .filter(text -> mayBeJson)
                .flatMap(Json::tryParse)
                .orElseGet(() -> Value.of(value));
    }
}
