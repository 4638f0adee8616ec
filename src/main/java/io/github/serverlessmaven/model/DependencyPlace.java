/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import java.util.Arrays;
import java.util.List;

/** Where the libraries of a Maven module are deployed. */
public enum DependencyPlace {
    /** In the function's own package. */
    PACKAGE("package"),
    /** Released libraries of others in a layer, which all functions with the same libraries share. */
    LAYER("layer");

    private final String word;

    DependencyPlace(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(place -> place.word).toList();
    }

    static DependencyPlace of(String word) {
        return Arrays.stream(values())
                .filter(place -> place.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
