/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.Suggestion;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Artifacts that are named by their coordinates and are not modules of the build.
 *
 * @param modules what Maven knows
 */
record NamedArtifacts(Modules modules) {

    /**
     * The artifact's file.
     *
     * @throws PackagingException if a module of this build is meant, which has none of this name
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if no repository has it
     */
    Path require(Coordinates coordinates) {
        if (coordinates.version().isEmpty()) {
            throw new PackagingException(
                    "There is no module " + coordinates + " in this build.",
                    meant(coordinates)
                            .map(module -> "Did you mean \"" + module + "\"?")
                            .orElse("Add a version to take it from a repository, such as " + coordinates
                                    + ":1.0.0, or run Maven from the folder of the parent."));
        }
        return modules.resolve(coordinates);
    }

    /** A misspelt name, or the right name in another group. */
    private Optional<String> meant(Coordinates coordinates) {
        String written = coordinates.groupId() + ":" + coordinates.artifactId();
        return modules.names().stream()
                .filter(module -> module.endsWith(":" + coordinates.artifactId()))
                .findFirst()
                .or(() -> Suggestion.of(written, modules.names()));
    }
}
