/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A runtime of AWS Lambda.
 *
 * @param name its identifier, such as {@code java21}
 * @param deprecated the day from which AWS no longer maintains it; empty if AWS has not announced it
 * @param createBlocked the day from which AWS creates no function on it
 * @param updateBlocked the day from which AWS changes no function on it
 * @param successor what to use in its place; empty if it is the newest of its kind
 * @param abilities what AWS offers on it
 */
record KnownRuntime(
        String name,
        Optional<LocalDate> deprecated,
        Optional<LocalDate> createBlocked,
        Optional<LocalDate> updateBlocked,
        Optional<String> successor,
        List<String> abilities) {

    /** Reads a line of the catalog. */
    static KnownRuntime parse(String line) {
        List<String> fields =
                Arrays.stream(line.split(",", -1)).map(String::trim).toList();
        return new KnownRuntime(
                fields.get(0),
                date(fields.get(1)),
                date(fields.get(2)),
                date(fields.get(3)),
                text(fields.get(4)),
                List.of(fields.get(5).split(" ")));
    }

    /** Without a formatter, which takes longer to load than all the dates to read. */
    private static Optional<LocalDate> date(String field) {
        return text(field)
                .map(day -> LocalDate.of(
                        Integer.parseInt(day, 0, 4, 10),
                        Integer.parseInt(day, 5, 7, 10),
                        Integer.parseInt(day, 8, 10, 10)));
    }

    private static Optional<String> text(String field) {
        return field.isEmpty() ? Optional.empty() : Optional.of(field);
    }

    /** Whether AWS offers something on it. */
    boolean can(RuntimeAbility ability) {
        return abilities.contains(ability.word());
    }
}
