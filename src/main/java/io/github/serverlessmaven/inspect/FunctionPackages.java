/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import java.nio.file.Path;
import java.util.List;

/**
 * The packages that a function runs.
 *
 * @param key the function's key in the configuration
 * @param runtime what it runs on, such as {@code java21}
 * @param architecture {@code x86_64} or {@code arm64}
 * @param code its zip
 * @param layers the zips of its layers, as far as they are known
 * @param otherLayers how many layers it has whose content is not known
 */
public record FunctionPackages(
        String key, String runtime, String architecture, Path code, List<Path> layers, int otherLayers) {

    /** Copies the list. */
    public FunctionPackages {
        layers = List.copyOf(layers);
    }

    /** Whether another function has all of this but the key. */
    boolean isLike(FunctionPackages other) {
        return equals(new FunctionPackages(
                key, other.runtime, other.architecture, other.code, other.layers, other.otherLayers));
    }
}
