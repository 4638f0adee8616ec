/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

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

    String word() {
        return word;
    }
}
