/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A type whose values are converted.
 *
 * @param type the type that binds
 * @param conversion cannot fail
 */
record MappedType<T, R>(PropertyType<T> type, Function<? super T, ? extends R> conversion) implements DecoratedType<R> {

    @Override
    public Optional<R> bind(ConfigNode node, Binding binding) {
        return type.bind(node, binding).map(conversion);
    }
}
