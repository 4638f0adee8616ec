/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

/** How a Maven module becomes a package. */
public enum PackageLayout {
    /** Classes at the root, libraries below {@code lib/}. */
    LIB("lib"),
    /** Classes as {@code lib/app.jar}, libraries beside it. */
    FLAT_JAR("flat-jar"),
    /** The module's own jar as it is, such as one with all libraries inside. */
    ARTIFACT("artifact"),
    /** An executable as {@code bootstrap}, for the runtimes {@code provided.*}. */
    NATIVE("native");

    private final String word;

    PackageLayout(String word) {
        this.word = word;
    }

    /** The word in the configuration. */
    public String word() {
        return word;
    }
}
