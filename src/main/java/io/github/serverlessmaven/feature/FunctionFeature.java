/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.template.TemplateFragment;

/** A concern of the function itself: what it gives is part of what a version captures. */
public non-sealed interface FunctionFeature extends Feature {

    /**
     * What the function's settings add to the template.
     *
     * @param scope the function, with settings that passed {@link #check}
     */
    TemplateFragment contribute(FunctionScope scope);
}
