/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.util.function.Supplier;

/** What was worked out once: a value, or the failure to get one. */
final class Memoized<T> {

    private final Supplier<T> outcome;

    private Memoized(Supplier<T> outcome) {
        this.outcome = outcome;
    }

    /** Asks the supplier, once. */
    static <T> Memoized<T> of(Supplier<T> supplier) {
        try {
            T value = supplier.get();
            return new Memoized<>(() -> value);
        } catch (VariableException | UnresolvedException e) {
            return new Memoized<>(() -> {
                throw e;
            });
        }
    }

    /** The value, or the failure thrown again. */
    T get() {
        return outcome.get();
    }
}
