/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        try (InputStream stream = ReservedVariables.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("missing in the plugin's jar: " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
