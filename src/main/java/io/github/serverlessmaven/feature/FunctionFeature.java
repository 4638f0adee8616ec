/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;

/** One concern of a function: the properties it reads, and what they add to the template. Stateless. */
public interface FunctionFeature {

    /** The properties this feature reads; no other feature declares them. */
    List<Property<?>> properties();

    /**
     * What the function's settings add to the template.
     *
     * @param scope the function, with settings that passed {@link #check}
     */
    TemplateFragment contribute(FunctionScope scope);

    /** Reports what is wrong with the settings beyond the form of each single one. */
    default void check(FunctionScope scope, Diagnostics diagnostics) {}
}
