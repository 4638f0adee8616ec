/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which command builds Dockerfiles.
 *
 * @param chosen the command the user chose, a name or a path
 * @param searchPath the folders in which commands are looked for
 */
public record BuilderChoice(Optional<String> chosen, List<Path> searchPath) {

    private static final List<String> ENDINGS = List.of("", ".exe", ".cmd");

    /** Copies the list. */
    public BuilderChoice {
        searchPath = List.copyOf(searchPath);
    }

    /** A command; empty if there is none of this name or path. */
    Optional<Path> find(String name) {
        return searchPath.stream()
                .flatMap(folder -> ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
