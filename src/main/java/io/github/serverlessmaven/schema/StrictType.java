/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;

/**
 * A type with rules that hold in every mode of validation.
 *
 * @param type what is legal
 */
record StrictType<T>(PropertyType<T> type) implements PropertyType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        return type.bind(node, binding.strictly());
    }

    @Override
    public Optional<ObjectSchema> section() {
        return type.section();
    }

    @Override
    public XmlShape outline() {
        return type.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return type.jsonSchema();
    }

    @Override
    public String describe() {
        return type.describe();
    }

    @Override
    public boolean acceptsNull() {
        return type.acceptsNull();
    }
}
