/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.List;
import java.util.Optional;

/**
 * A value that false or null switches off.
 *
 * @param type the type of any other value
 * @param off what false and null become
 */
record SwitchableType<T>(PropertyType<T> type, T off) implements DecoratedType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        boolean isOff = node instanceof ConfigNode.Scalar scalar
                && (scalar.isNull() || scalar.text().equals("false"));
        return isOff ? Optional.of(off) : type.bind(node, binding);
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(
                type.jsonSchema(),
                JsonSchema.oneOf(List.of(JsonSchema.flag(false), JsonSchema.text("false"))),
                JsonSchema.NULL);
    }

    @Override
    public String describe() {
        return type.describe() + ", or false or null";
    }

    @Override
    public boolean acceptsNull() {
        return true;
    }
}
