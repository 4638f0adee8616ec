/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A type that is declared when it is first needed, so that a configuration without the property costs nothing of it. */
final class DeferredType<T> implements DecoratedType<T> {

    private final Supplier<? extends PropertyType<T>> declaration;
    private volatile @Nullable PropertyType<T> type;

    DeferredType(Supplier<? extends PropertyType<T>> declaration) {
        this.declaration = declaration;
    }

    /** Goals that run in parallel may declare it twice, which changes nothing. */
    @Override
    public PropertyType<T> type() {
        PropertyType<T> declared = type;
        if (declared == null) {
            declared = declaration.get();
            type = declared;
        }
        return declared;
    }

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        return type().bind(node, binding);
    }
}
