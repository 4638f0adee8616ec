/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything of a service that is uploaded.
 *
 * @param functions the package of each function, by its key
 * @param layers the package of each layer, by its key
 */
public record ServicePackages(Map<String, Artifact> functions, Map<String, Artifact> layers) {

    /** Copies the maps. */
    public ServicePackages {
        functions = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(functions));
        layers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(layers));
    }

    /** Each package once. */
    public List<Artifact> all() {
        return Stream.of(functions, layers)
                .flatMap(artifacts -> artifacts.values().stream())
                .distinct()
                .toList();
    }
}
