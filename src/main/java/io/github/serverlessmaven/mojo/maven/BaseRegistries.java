/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.image.RegistryAccess;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.logging.Log;

/** How this build reaches the registries of base images: users and proxy of settings.xml, and a cache beside Maven's own. */
final class BaseRegistries {

    private BaseRegistries() {}

    /**
     * The access.
     *
     * @param settings the users and the proxy
     * @param cache the folder of the cache; empty for one in the local repository
     */
    static RegistryAccess of(MavenSession session, MavenSettings settings, Optional<Path> cache, Log log) {
        return new RegistryAccess(
                settings::login,
                settings::proxy,
                session.isOffline(),
                cache.orElseGet(() -> cache(session)),
                log::info,
                new SystemClock()::sleep);
    }

    /** The folder beside Maven's artifacts in which this plugin keeps what later builds need. */
    static Path cache(MavenSession session) {
        return Path.of(session.getLocalRepository().getBasedir()).resolve(".cache/serverless-maven-plugin");
    }
}
