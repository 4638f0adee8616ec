/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.nio.file.Path;
import java.util.List;

/**
 * What an image is built on.
 *
 * @param name as configured
 * @param config its configuration
 * @param layers its layers, the lowest first
 */
record BaseImage(String name, ImageConfig config, List<Layer> layers) {

    /** Copies the list. */
    BaseImage {
        layers = List.copyOf(layers);
    }

    /** Nothing at all. */
    static BaseImage scratch(Platform platform) {
        return new BaseImage("scratch", ImageConfig.empty(platform), List.of());
    }

    /**
     * A layer.
     *
     * @param digest of its compressed bytes
     * @param file where they lie
     */
    record Layer(String digest, Path file) {}
}
