/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.util.Map;

/**
 * What an image runs on.
 *
 * @param os the system, as images name it
 * @param architecture the processor, as images name it
 */
record Platform(String os, String architecture) {

    private static final Map<String, String> OF_LAMBDA = Map.of("x86_64", "amd64", "arm64", "arm64");

    /** Reads a platform such as {@code linux/arm64}; a variant behind it is left out. */
    static Platform parse(String text) {
        String[] parts = text.split("/", -1);
        return new Platform(parts[0], parts[1]);
    }

    /**
     * The platform of functions.
     *
     * @param architecture as Lambda names it, {@code x86_64} or {@code arm64}
     */
    static Platform ofLambda(String architecture) {
        return new Platform("linux", OF_LAMBDA.getOrDefault(architecture, architecture));
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
