/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What an image is built on.
 *
 * @param name as configured
 * @param config its configuration
 * @param layers adds its layers to a layout, the lowest first
 */
record BaseImage(String name, ImageConfig config, Consumer<LayoutWriter> layers) {

    private static final String SCRATCH = "scratch";
    private static final String ARCHIVE = "tar://";

    /**
     * The base image of a name.
     *
     * @param name an image in a registry, {@code tar://} and a path, or {@code scratch} for nothing
     * @param folder to which a path is relative
     * @param access how registries are reached
     * @throws ImageException if it cannot be had, or is for another platform
     */
    static BaseImage of(String name, Platform platform, Path folder, RegistryAccess access) {
        BaseImage image = named(name, platform, folder, access);
        Platform own = image.config().platform();
        if (!own.equals(platform)) {
            throw new ImageException(
                    "The base image " + name + " is for " + own + ", but the functions run on " + platform + ".",
                    "Choose a base image for " + platform + ", or set \"architecture\" of the functions.");
        }
        return image;
    }

    private static BaseImage named(String name, Platform platform, Path folder, RegistryAccess access) {
        if (name.equals(SCRATCH)) {
            return new BaseImage(name, ImageConfig.empty(platform), layout -> {});
        }
        return name.startsWith(ARCHIVE)
                ? ofArchive(name, folder.resolve(name.substring(ARCHIVE.length())))
                : new BaseImages(access).fromRegistry(name, platform);
    }

    private static BaseImage ofArchive(String name, Path file) {
        try (ImageArchive archive = ImageArchive.open(file)) {
            return new BaseImage(name, archive.config(), layout -> addLayers(file, layout));
        }
    }

    private static void addLayers(Path file, LayoutWriter layout) {
        try (ImageArchive archive = ImageArchive.open(file)) {
            archive.addLayersTo(layout);
        }
    }
}
