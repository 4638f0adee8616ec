/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The jars that the build of a module has made so far.
 *
 * @param main the module's own jar
 * @param classified further ones by their classifiers, without sources, documentation and tests
 * @param later the executions of plugins that make or change jars after the running goal, as {@code maven-shade-plugin:shade (default)}
 * @param isRecompiled whether classes were compiled again after the jars were made, and the main jar follows them
 */
public record ModuleJars(
        Optional<Path> main, Map<String, Path> classified, Supplier<List<String>> later, boolean isRecompiled) {

    /** How much a clock of a disk may be off. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    /** Copies the map. */
    public ModuleJars {
        classified = Collections.unmodifiableMap(new TreeMap<>(classified));
    }

    /** The module's jar: without a main one, the only one with a classifier. */
    Optional<Path> own() {
        return main.filter(Files::isRegularFile)
                .or(() -> classified.size() == 1 ? classified.values().stream().findFirst() : Optional.empty());
    }

    /**
     * Checks that a jar or zip of the build is what the build makes of the classes as they are now.
     *
     * @param subject what it is, for messages
     * @throws PackagingException if a later execution makes or changes it, or it is older than the classes
     */
    void requireFinal(Path file, String subject, Collection<Path> classFiles) {
        List<String> executions = later.get();
        if (!executions.isEmpty()) {
            String first = executions.get(0);
            throw new PackagingException(
                    subject + " is packaged before " + String.join(" and ", executions)
                            + " of the same phase: what those make of it would be missing.",
                    "Write serverless-maven-plugin below " + first.substring(0, first.indexOf(':'))
                            + " in the POM's plugins: executions of one phase run in that order.");
        }
        if (!isRecompiled && Files.isRegularFile(file)) {
            requireFresh(file, subject, classFiles);
        }
    }

    private static void requireFresh(Path file, String subject, Collection<Path> classFiles) {
        FileTime made = time(file);
        classFiles.stream()
                .filter(classFile -> classFile.toString().endsWith(".class"))
                .filter(classFile ->
                        time(classFile).toInstant().isAfter(made.toInstant().plus(CLOCK)))
                .findFirst()
                .ifPresent(newer -> {
                    throw new PackagingException(
                            subject + " is older than the compiled class " + newer + ": " + file + ".",
                            "Run \"mvn package\", so that the build creates it again before it is packaged.");
                });
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
