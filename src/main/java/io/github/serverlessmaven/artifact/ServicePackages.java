/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.PinnedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything a service runs.
 *
 * @param functions the package of each function, by its key
 * @param layers the package of each layer, by its key
 * @param dependencies the layer of libraries of each function that has one, by the function's key
 * @param images the image of each function that has one, by the function's key
 */
public record ServicePackages(
        Map<String, Artifact> functions,
        Map<String, Artifact> layers,
        Map<String, Artifact> dependencies,
        Map<String, PinnedImage> images) {

    /** Copies the maps. */
    public ServicePackages {
        functions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        layers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(layers));
        dependencies = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
        images = Map.copyOf(images);
    }

    /** Each package that is uploaded, once. */
    public List<Artifact> all() {
        return Stream.of(functions, layers, dependencies)
                .flatMap(artifacts -> artifacts.values().stream())
                .distinct()
                .toList();
    }
}
