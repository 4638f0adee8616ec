/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;

/**
 * A type with rules that hold in every mode of validation.
 *
 * @param type what is legal
 */
record StrictType<T>(PropertyType<T> type) implements DecoratedType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        return type.bind(node, binding.strictly());
    }
}
