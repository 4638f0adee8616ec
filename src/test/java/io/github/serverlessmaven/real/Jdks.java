/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JDKs of this machine: those beside the one that runs the tests, and what variables such as {@code JAVA_HOME_21_X64} name. */
public final class Jdks {

    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([0-9]+)[^\"]*\"");

    private Jdks() {}

    /** One JDK of each release that can run the plugin, but for the release that runs the tests. */
    public static Map<Integer, Path> ofOtherReleases() throws IOException {
        Map<Integer, Path> found = new TreeMap<>();
        try (Stream<Path> candidates = candidates()) {
            candidates.forEach(home -> release(home)
                    .filter(release ->
                            release >= 17 && release != Runtime.version().feature())
                    .ifPresent(release -> found.putIfAbsent(release, home)));
        }
        return found;
    }

    private static Stream<Path> candidates() throws IOException {
        Path beside = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        return Stream.concat(
                Files.list(beside),
                System.getenv().entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                        .map(variable -> Path.of(variable.getValue())));
    }

    private static Optional<Integer> release(Path home) {
        if (!Files.isExecutable(home.resolve("bin/javac"))) {
            return Optional.empty();
        }
        try {
            Matcher version = RELEASE.matcher(Files.readString(home.resolve("release")));
            return version.find() ? Optional.of(Integer.valueOf(version.group(1))) : Optional.empty();
        } catch (IOException noReleaseFile) {
            return Optional.empty();
        }
    }
}
