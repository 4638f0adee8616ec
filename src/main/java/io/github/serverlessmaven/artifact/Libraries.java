/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The libraries of a module. Their names in a package follow from their coordinates and not from their files, so that the time
 * stamp of a snapshot changes nothing; those that share a name get their group in front.
 *
 * @param dependencies the runtime class path
 */
record Libraries(List<RuntimeDependency> dependencies) {

    /**
     * Adds all of them.
     *
     * @param folder where in the package, with a slash at the end
     * @throws PackagingException if one is no jar
     */
    void addTo(ReproducibleZip zip, String folder) {
        Map<String, Long> uses =
                dependencies.stream().collect(Collectors.groupingBy(Libraries::key, Collectors.counting()));
        for (RuntimeDependency dependency : dependencies) {
            requireFile(dependency);
            boolean unique = uses.getOrDefault(key(dependency), 0L) == 1;
            Content content =
                    dependency.rebuilt() ? new RebuiltJar(dependency.file()) : new Content.Library(dependency.file());
            zip.add(folder + (unique ? dependency.fileName() : dependency.qualifiedFileName()), content, false);
        }
    }

    private static String key(RuntimeDependency dependency) {
        return dependency.fileName().toLowerCase(Locale.ROOT);
    }

    private static void requireFile(RuntimeDependency dependency) {
        if (!Files.isRegularFile(dependency.file())) {
            throw new PackagingException(
                    "The library " + dependency.groupId() + ":" + dependency.artifactId() + " is no jar: "
                            + dependency.file() + ".",
                    "Build it at least up to \"package\" in the same run: \"mvn package\", not \"mvn compile\".");
        }
    }
}
