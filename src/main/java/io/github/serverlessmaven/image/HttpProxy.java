/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A proxy between here and registries or AWS.
 *
 * @param address its address, such as {@code http://proxy:3128}
 * @param login the user, if it wants one
 * @param directHosts hosts reached without it, as regular expressions
 */
public record HttpProxy(URI address, Optional<Login> login, Set<String> directHosts) {

    /** Copies the set. */
    public HttpProxy {
        directHosts = Set.copyOf(directHosts);
    }
}
