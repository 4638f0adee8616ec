/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.function;

import java.util.Optional;
import java.util.Set;

/**
 * Which functions are deployed without CloudFormation.
 *
 * @param keys their keys in the configuration; all that changed if empty
 */
public record FunctionSelection(Optional<Set<String>> keys) {

    /** All that changed. */
    public static final FunctionSelection CHANGED = new FunctionSelection(Optional.empty());

    /** Copies the set. */
    public FunctionSelection {
        keys = keys.map(Set::copyOf);
    }
}
