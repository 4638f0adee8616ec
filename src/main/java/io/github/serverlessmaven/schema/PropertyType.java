/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a property's value must look like, and how it becomes a Java value.
 *
 * @param <T> the Java value; immutable
 */
public interface PropertyType<T> {

    /**
     * Turns a configured value into its Java value.
     *
     * @param node the value as configured, variables resolved
     * @param binding where the value stands; receives every problem found
     * @return the value; empty exactly when a problem was reported
     */
    Optional<T> bind(ConfigNode node, Binding binding);

    /** The shape of the value, by which the POM's XML is read. */
    XmlShape outline();

    /** The legal values in words, for messages and reference pages: {@code a whole number from 1 to 900}. */
    String describe();

    /** The legal values for editors, variables aside. */
    JsonSchema jsonSchema();

    /** The section whose properties stand below a value of this type, if it is made of properties. */
    default Optional<ObjectSchema> section() {
        return Optional.empty();
    }

    /** Whether null is a value of its own; otherwise a null counts as not configured. */
    default boolean acceptsNull() {
        return false;
    }

    /** This type with rules that hold in every mode of validation, because what follows relies on them. */
    default PropertyType<T> strict() {
        return new StrictType<>(this);
    }

    /** This type with its value converted by a function that cannot fail. */
    default <R> PropertyType<R> map(Function<? super T, ? extends R> conversion) {
        return new MappedType<>(this, conversion);
    }
}
