/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The environment variables that {@code AWS::Lambda::Function} refuses, from the file {@code reserved-variables.txt}. */
public final class ReservedVariables {

    private static final Set<String> NAMES = read("reserved-variables.txt");

    private ReservedVariables() {}

    /** Their names. */
    public static Set<String> names() {
        return NAMES;
    }

    /** Those of some names that are reserved, sorted. */
    public static Set<String> among(Set<String> names) {
        Set<String> reserved = new TreeSet<>(names);
        reserved.retainAll(NAMES);
        return reserved;
    }

    private static Set<String> read(String file) {
        return BundledFile.text(ReservedVariables.class, file)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.toUnmodifiableSet());
    }
}
