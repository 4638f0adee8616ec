/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;

/**
 * A concern of how the function is invoked. It comes after the function's own features: it adds resources, outputs and statements that
 * point at the function, or at its alias if it has one, and nothing to the function itself.
 */
public non-sealed interface InvocationFeature extends Feature {

    /**
     * What the function's settings add to the template.
     *
     * @param scope the function, with settings that passed {@link #check}
     * @param target what is invoked
     */
    TemplateFragment contribute(FunctionScope scope, InvocationTarget target);

    /** What the function's settings make invoke functions, this one or others. */
    default List<Delivery> deliveries(FunctionScope scope) {
        return List.of();
    }
}
