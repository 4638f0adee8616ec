/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.util.Optional;

/** What one goal leaves for later goals of the same build, one value of each type. */
public interface RunMemory {

    /** The value of a type; empty if no goal stored one. */
    <T> Optional<T> get(Class<T> type);

    /** Stores a value, instead of an earlier one of the same type. */
    <T> void put(Class<T> type, T value);

    /** Forgets the value of a type. */
    void remove(Class<?> type);
}
