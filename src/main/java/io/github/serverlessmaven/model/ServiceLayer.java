/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A layer that is published with the service.
 *
 * @param key its key below {@code layers}
 * @param settings its settings
 */
public record ServiceLayer(String key, PropertyValues settings) {

    /** Its name in AWS. */
    public String name() {
        return settings.get(LayerSchema.NAME).orElse(key);
    }

    /** The folder it is made of. */
    public Optional<String> path() {
        return settings.get(LayerSchema.PATH);
    }

    /** The finished zip; it takes precedence over the folder. */
    public Optional<String> artifact() {
        return packaging().flatMap(packaging -> packaging.get(LayerSchema.ARTIFACT));
    }

    /** Whether equal content of the finished zip becomes equal bytes. */
    public boolean reproducible() {
        return packaging()
                .flatMap(packaging -> packaging.get(PackageSchema.REPRODUCIBLE))
                .orElse(true);
    }

    /** Reports a problem with the finished artifact at its place. */
    public void artifactError(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        packaging().ifPresent(packaging -> packaging.error(LayerSchema.ARTIFACT, diagnostics, code, problem, remedy));
    }

    /** Which files of the folder belong to it; {@code !} in front leaves files out, the last match wins. */
    public List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        packaging().ifPresent(packaging -> {
            packaging.get(LayerSchema.EXCLUDE).orElse(List.of()).forEach(pattern -> patterns.add(turned(pattern)));
            patterns.addAll(packaging.get(LayerSchema.INCLUDE).orElse(List.of()));
            patterns.addAll(packaging.get(LayerSchema.PATTERNS).orElse(List.of()));
        });
        return patterns;
    }

    private static String turned(String pattern) {
        return pattern.startsWith("!") ? pattern.substring(1) : "!" + pattern;
    }

    private Optional<PropertyValues> packaging() {
        return settings.get(LayerSchema.PACKAGE);
    }
}
