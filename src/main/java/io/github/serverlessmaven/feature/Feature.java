/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import java.util.List;

/** One concern of a function: the properties it reads and their rules. Stateless. */
public sealed interface Feature permits FunctionFeature, InvocationFeature {

    /** The properties this feature reads; no other feature declares them. */
    List<Property<?>> properties();

    /**
     * Whether the feature has something to check or to contribute for a function: unless it says otherwise, where one of its properties
     * has a value.
     */
    default boolean appliesTo(FunctionScope scope) {
        for (Property<?> property : properties()) {
            if (scope.get(property).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Reports what is wrong with the settings beyond the form of each single one. */
    default void check(FunctionScope scope, Diagnostics diagnostics) {}
}
