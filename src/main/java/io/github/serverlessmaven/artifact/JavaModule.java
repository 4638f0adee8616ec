/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled classes of a Maven module with what they need at run time. Packaged the way Lambda's Java runtimes read it: classes
 * at the root, libraries below {@code lib/} ("Deploy Java Lambda functions with .zip file archives", AWS Lambda developer guide).
 *
 * @param classes the folder of compiled classes and resources
 * @param dependencies the runtime class path without the module itself
 */
public record JavaModule(Path classes, List<RuntimeDependency> dependencies) {

    /** Copies the list. */
    public JavaModule {
        dependencies = List.copyOf(dependencies);
    }

    /**
     * Builds the package.
     *
     * @param target the zip's file
     * @throws PackagingException if the module was not compiled, or a library is a folder and not a jar
     */
    Artifact packageTo(Path target) {
        ReproducibleZip zip = new ReproducibleZip();
        addClasses(zip);
        addDependencies(zip);
        return zip.write(target);
    }

    private void addClasses(ReproducibleZip zip) {
        if (!Files.isDirectory(classes)) {
            throw new PackagingException(
                    "There are no compiled classes: " + classes + " does not exist.",
                    "Run \"mvn package\" first, or \"mvn serverless:deploy\", which compiles what is missing.");
        }
        try (Stream<Path> paths = Files.walk(classes)) {
            paths.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith(".DS_Store"))
                    .forEach(file -> zip.add(FileSelection.name(classes, file), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addDependencies(ReproducibleZip zip) {
        Map<String, Long> uses = dependencies.stream()
                .collect(Collectors.groupingBy(RuntimeDependency::fileName, Collectors.counting()));
        for (RuntimeDependency dependency : dependencies) {
            if (!Files.isRegularFile(dependency.file())) {
                throw new PackagingException(
                        "The library " + dependency.groupId() + ":" + dependency.artifactId() + " is no jar: "
                                + dependency.file() + ".",
                        "Build it at least up to \"package\" in the same run: \"mvn package\", not \"mvn compile\".");
            }
            boolean unique = uses.getOrDefault(dependency.fileName(), 0L) == 1;
            zip.add("lib/" + (unique ? dependency.fileName() : dependency.qualifiedFileName()), dependency.file());
        }
    }
}
