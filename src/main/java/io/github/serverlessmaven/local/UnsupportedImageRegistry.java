/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.manifest.ImageRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * This machine runs no container images: they stay in the deployment folder, and everything else of the stack works.
 *
 * @param listener is notified of it
 */
record UnsupportedImageRegistry(Consumer<String> listener) implements ImageRegistry {

    @Override
    public Optional<String> digest(String account, String repository, String tag) {
        return Optional.empty();
    }

    /** What never runs is never missing. */
    @Override
    public boolean contains(Optional<String> account, String repository, String digest) {
        return true;
    }

    @Override
    public void prepare(ImageRepository repository, String stackName, Map<String, String> tags) {
        listener.accept("Functions with container images do not run on this machine; all others do.");
    }

    @Override
    public long push(ImageRepository repository, ImageLayout image, String tag) {
        return 0;
    }

    @Override
    public Removal delete(String name, String stackName) {
        return Removal.ABSENT;
    }

    @Override
    public List<StoredImage> list(String repository) {
        return List.of();
    }

    @Override
    public void delete(String repository, Set<String> digests) {
        // There is none.
    }
}
