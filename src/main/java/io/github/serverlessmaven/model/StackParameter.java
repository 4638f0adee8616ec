/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/**
 * The value of a parameter of the template.
 *
 * @param key the parameter's name
 * @param value its value; empty if the stack keeps the one it has, or takes the template's default
 */
public record StackParameter(String key, Optional<String> value) {

    private static final Property<String> KEY = Property.of(
            "ParameterKey", Types.text("letters and digits", "[A-Za-z0-9]{1,255}"), "The parameter's name.", "Domain");

    private static final Property<String> VALUE = Property.of(
            "ParameterValue",
            Types.text(),
            "The parameter's value; without it the stack keeps the one it has, or takes the template's default.",
            "example.com");

    private static final Property<Boolean> USE_PREVIOUS =
            Property.of("UsePreviousValue", Types.bool(), "Whether the stack keeps the value it has.", "true");

    private static final Property<String> RESOLVED = Property.of(
                    "ResolvedValue", Types.text(), "What AWS found in the parameter store.", "example.com")
            .withoutEffect();

    /** The legal forms. */
    static final PropertyType<StackParameter> TYPE = ObjectSchema.of(List.of(KEY, VALUE, USE_PREVIOUS, RESOLVED))
            .requiring(KEY)
            .map(StackParameter::of);

    private static StackParameter of(PropertyValues values) {
        boolean keeps = values.get(USE_PREVIOUS).orElse(false);
        return new StackParameter(
                values.get(KEY).orElseThrow(), values.get(VALUE).filter(value -> !keeps));
    }
}
