/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;

/** A type that changes how the values of another are bound, and is like it in all that it does not override. */
public interface DecoratedType<T> extends PropertyType<T> {

    /** The other type. */
    PropertyType<?> type();

    @Override
    default Optional<ObjectSchema> section() {
        return type().section();
    }

    @Override
    default XmlShape outline() {
        return type().outline();
    }

    @Override
    default JsonSchema jsonSchema() {
        return type().jsonSchema();
    }

    @Override
    default String describe() {
        return type().describe();
    }

    @Override
    default boolean acceptsNull() {
        return type().acceptsNull();
    }
}
