/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.Optional;

/** Where the values of one kind of variable come from: {@code self}, {@code opt}, {@code env} … */
public interface VariableSource {

    /** The word before the parentheses or the colon; a lower-case letter, then letters and digits. */
    String name();

    /**
     * The value a variable asks for. It may hold variables again; the resolver resolves them. Asked at most once for the same
     * parameters and address in one run.
     *
     * @return the value; empty or null if there is none, so that the variable's next fallback is tried
     * @throws VariableException if the variable is used wrongly, so that no fallback helps
     */
    Optional<ConfigNode> lookup(Lookup lookup);

    /** What the user can do when this source, the last one of a variable, has no value. */
    default String remedy(Lookup lookup) {
        return "Give the value, or add a fallback at the end of the variable, as in ${" + name() + ":..., 'value'}.";
    }
}
