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

    /** Reports what is wrong with the settings beyond the form of each single one. */
    default void check(FunctionScope scope, Diagnostics diagnostics) {}
}
