/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a service deliberately differs from Serverless 3: one place a line with {@code *} for any text, and behind a {@code |} the row of
 * {@code docs/differences.md} that gives the reason. The place {@code rejected} says that Serverless 3 gives no template for the service,
 * because it does not accept it, or would need AWS or Docker to package it,
 * {@code refused} that the plugin does not.
 */
final class KnownDifferences {

    private static final String REJECTED = "rejected";
    private static final String REFUSED = "refused";

    private final List<String> places;

    private KnownDifferences(List<String> places) {
        this.places = places;
    }

    static KnownDifferences of(List<String> lines) {
        String documented = documented();
        List<String[]> parts =
                lines.stream().map(line -> line.split(" \\| ", 2)).toList();
        for (String[] line : parts) {
            assertThat(line).as("a place, |, and a row of docs/differences.md").hasSize(2);
            assertThat(documented.contains("| " + line[1] + " |"))
                    .as("docs/differences.md has a row \"%s\"", line[1])
                    .isTrue();
        }
        return new KnownDifferences(parts.stream().map(line -> line[0]).toList());
    }

    private static String documented() {
        try {
            return Files.readString(Path.of("docs/differences.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRejectedByServerless() {
        return places.contains(REJECTED);
    }

    boolean isRefusedHere() {
        return places.contains(REFUSED);
    }

    /** The differences that are not known. */
    List<String> unexpected(List<String> differences) {
        return differences.stream()
                .filter(difference -> places.stream().noneMatch(place -> matches(place, difference)))
                .toList();
    }

    /** The known places at which there is no difference any more. */
    List<String> obsolete(List<String> differences) {
        return places.stream()
                .filter(place -> !place.equals(REJECTED) && !place.equals(REFUSED))
                .filter(place -> differences.stream().noneMatch(difference -> matches(place, difference)))
                .toList();
    }

    private static boolean matches(String place, String difference) {
        String pattern = String.join(
                ".*", Stream.of(place.split("\\*", -1)).map(Pattern::quote).toList());
        return difference.matches("(?s)" + pattern + ".*");
    }
}
