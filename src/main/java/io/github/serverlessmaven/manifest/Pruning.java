/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.manifest;

import java.util.List;

/**
 * Which versions are deleted after a deployment: all but the newest.
 *
 * @param kept how many of each function and layer stay, at least one; versions that an alias points at stay besides
 * @param functions the functions, by the names they are deployed under
 * @param layers the layers, by their names in AWS
 */
public record Pruning(int kept, List<String> functions, List<String> layers) {

    /** Nothing is deleted. */
    public static final Pruning NONE = new Pruning(Integer.MAX_VALUE, List.of(), List.of());

    /** Copies the lists. */
    public Pruning {
        functions = List.copyOf(functions);
        layers = List.copyOf(layers);
    }
}
