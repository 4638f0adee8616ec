/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A sample event as AWS sends it, with values of the test's. Immutable. */
public final class Event {

    private final TestConnection connection;
    private final String name;
    private final Optional<String> body;
    private final Map<String, String> values;

    Event(TestConnection connection, String name) {
        this(connection, name, Optional.empty(), Map.of());
    }

    private Event(TestConnection connection, String name, Optional<String> body, Map<String, String> values) {
        this.connection = connection;
        this.name = name;
        this.body = body;
        this.values = values;
    }

    /** The same event with what its sender wrote: the body of a request or message, the data of a record, the detail of an event. */
    public Event withBody(String text) {
        return new Event(connection, name, Optional.of(text), values);
    }

    /**
     * The same event with another value.
     *
     * @param path where it is, such as <code>Records.0.awsRegion</code>
     * @param value text, or JSON where the event has no text
     */
    public Event with(String path, String value) {
        Map<String, String> more = new LinkedHashMap<>(values);
        more.put(path, value);
        return new Event(connection, name, body, more);
    }

    /**
     * The event as JSON.
     *
     * @throws IllegalArgumentException if there is no such sample, or no such place in it
     */
    public String json() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("name", name);
        body.ifPresent(text -> form.put("body", text));
        values.forEach((path, value) -> form.put("value." + path, value));
        return connection.ask("event", form);
    }
}
