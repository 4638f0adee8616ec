/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * A library on the runtime class path of a Maven module.
 *
 * @param groupId of its coordinates
 * @param artifactId of its coordinates
 * @param version of its coordinates; a snapshot's without time stamp
 * @param classifier of its coordinates
 * @param file the jar
 * @param rebuilt whether the jar is built again and again: that of another module of this build, or a snapshot
 */
public record RuntimeDependency(
        String groupId, String artifactId, String version, Optional<String> classifier, Path file, boolean rebuilt) {

    /** The coordinates without the group, as a file name: {@code guava-33.0.0.jar}. */
    String fileName() {
        String suffix = classifier.map(value -> "-" + value).orElse("");
        return artifactId + "-" + version + suffix + ".jar";
    }

    /** The coordinates as a file name, for two libraries that differ only in their group. */
    String qualifiedFileName() {
        return groupId + "." + fileName();
    }

    /** The coordinates as people write them: {@code com.google.guava:guava:33.0.0}, with a classifier before the version. */
    String coordinates() {
        return groupId + ":" + artifactId + classifier.map(value -> ":" + value).orElse("") + ":" + version;
    }

    /**
     * The jar as a package holds it.
     *
     * @throws PackagingException if it is not a jar
     */
    Content content() {
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The library " + groupId + ":" + artifactId + " is not a jar: " + file + ".",
                    "Build it at least up to \"package\" in the same run: \"mvn package\", not \"mvn compile\".");
        }
        return rebuilt ? new RebuiltJar(file) : new ReleasedJar(file);
    }

    /** Whether a class of it is among the entries of a jar. */
    boolean isMergedInto(Set<String> entries) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (Archive jar = Archive.open(file)) {
            return jar.entries().stream()
                    .map(Archive.Entry::name)
                    .anyMatch(
                            name -> name.endsWith(".class") && !name.startsWith("META-INF/") && entries.contains(name));
        }
    }

    /** Whether it is one of these modules, given as {@code groupId:artifactId}. */
    boolean isOneOf(Collection<String> modules) {
        return modules.contains(groupId + ":" + artifactId);
    }
}
