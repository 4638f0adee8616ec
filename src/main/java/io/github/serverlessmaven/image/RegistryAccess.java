/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How registries of base images are reached.
 *
 * @param logins who is signed in to a registry, by its host with its port
 * @param proxy the proxy on the way
 * @param offline whether nothing may be downloaded
 * @param cache the folder that keeps what was downloaded for later builds
 * @param progress receives a line for each download
 * @param pause waits before something is tried again
 */
public record RegistryAccess(
        Function<String, Optional<Login>> logins,
        Supplier<Optional<HttpProxy>> proxy,
        boolean offline,
        Path cache,
        Consumer<String> progress,
        Consumer<Duration> pause) {

    /**
     * A user of a registry.
     *
     * @param user the name
     * @param password the password or token
     */
    public record Login(String user, String password) {

        /** Does not show the password. */
        @Override
        public String toString() {
            return user;
        }
    }
}
