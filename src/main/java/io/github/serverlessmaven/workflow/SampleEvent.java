/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.local.trigger.SampleEvents;
import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;

/**
 * An event as AWS sends it, with values that stand for any.
 *
 * @param name what it is called, such as {@code sqs}
 * @param bodyPath where what the sender wrote is, as keys and indexes joined by dots; empty if it is nowhere, {@code $} for all of it
 * @param encoding how that is written there: {@code text}, {@code json}, {@code base64} or {@code logs}
 */
record SampleEvent(String name, String bodyPath, String encoding) {

    private static final List<SampleEvent> ALL = BundledFile.text(SampleEvent.class, "event/samples.csv")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(SampleEvent::row)
            .toList();

    /** All samples. */
    static final SampleEvents ALL_SAMPLES = new SampleEvents() {
        @Override
        public List<String> names() {
            return SampleEvent.names();
        }

        @Override
        public String json(String name) {
            return of(name).json();
        }
    };

    private static SampleEvent row(String line) {
        String[] columns = line.split(",", -1);
        return columns.length == 3
                ? new SampleEvent(columns[0], columns[1], columns[2])
                : new SampleEvent(columns[0], "", "");
    }

    /** The names of all samples. */
    static List<String> names() {
        return ALL.stream().map(SampleEvent::name).toList();
    }

    /**
     * The sample of a name.
     *
     * @throws ServerlessException if there is none
     */
    static SampleEvent of(String name) {
        return ALL.stream()
                .filter(sample -> sample.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerlessException(
                        "There is no sample event \"" + name + "\".",
                        Suggestion.of(name, names())
                                .map(meant -> "Did you mean \"" + meant + "\"?")
                                .orElse("Use one of " + String.join(", ", names()) + ".")));
    }

    /** The event. */
    String json() {
        return BundledFile.text(SampleEvent.class, "event/" + name + ".json");
    }

    /**
     * The event with another body.
     *
     * @throws ServerlessException if the event has none, or it cannot be written there
     */
    Value withBody(Value event, String body) {
        if (bodyPath.isEmpty()) {
            throw new ServerlessException(
                    "The sample event \"" + name + "\" has no body.",
                    "Set its values one by one, such as -Dserverless.event.requestContext.stage=live.");
        }
        BodyEncoding written = BodyEncoding.valueOf(encoding.toUpperCase(Locale.ROOT));
        return new ValuePath(bodyPath).replace(event, present -> written.encode(body, present));
    }
}
