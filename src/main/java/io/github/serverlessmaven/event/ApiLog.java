/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Access and execution logs of a REST or WebSocket API.
 *
 * @param settings as configured, {@link #type}
 */
public record ApiLog(PropertyValues settings) {

    private static final Property<Boolean> ACCESS =
            Property.of("accessLogging", Types.bool(), "Whether each request is logged; true unless set.", "true");

    private static final Property<Boolean> EXECUTION = Property.of(
            "executionLogging", Types.bool(), "Whether the handling of requests is logged; true unless set.", "true");

    private static final Property<String> FORMAT = Property.of(
            "format", Types.text(), "What is logged of a request, with $context variables.", "$context.requestId");

    private static final Property<Boolean> FULL = Property.of(
            "fullExecutionData",
            Types.bool(),
            "Whether execution logs hold requests and responses as a whole; true unless set.",
            "false");

    private static final Property<String> LEVEL = Property.of(
            "level",
            Types.choice(List.of("INFO", "ERROR")),
            "What of the execution is logged; INFO unless set.",
            "ERROR");

    /**
     * {@code true}, {@code false} or a section; empty if the API does not log.
     *
     * @param name the key of the section
     * @param others its properties beside those that all APIs have
     */
    public static PropertyType<Optional<PropertyValues>> type(String name, List<Property<?>> others) {
        List<Property<?>> properties = Stream.concat(Stream.of(ACCESS, EXECUTION, FORMAT, FULL, LEVEL), others.stream())
                .toList();
        return Types.switchable(
                Types.either(
                        Types.choice(List.of("true")).strict().map(yes -> Optional.of(PropertyValues.none(name))),
                        ObjectSchema.of(properties).map(Optional::of)),
                Optional.empty());
    }

    /** Whether each request is logged. */
    public boolean logsAccess() {
        return settings.get(ACCESS).orElse(true);
    }

    /** What of a request is logged, with {@code $context} variables. */
    public String format(String otherwise) {
        return settings.get(FORMAT).orElse(otherwise);
    }

    /** Whether execution logs hold requests and responses as a whole. */
    public boolean logsFullData() {
        return settings.get(FULL).orElse(true);
    }

    /** What of the execution is logged: {@code INFO}, {@code ERROR} or {@code OFF}. */
    public String level() {
        return settings.get(EXECUTION).orElse(true) ? settings.get(LEVEL).orElse("INFO") : "OFF";
    }
}
