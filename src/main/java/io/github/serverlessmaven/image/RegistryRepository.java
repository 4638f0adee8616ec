/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.image.RegistryAccess.Login;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A repository of a registry that is pushed to.
 *
 * @param registry the registry's address, {@code https://} or, on this machine, {@code http://}
 * @param name the repository's name
 * @param login who pushes; asked again whenever the registry does not accept the last answer any more. Nothing of it is kept
 */
public record RegistryRepository(URI registry, String name, Supplier<Optional<Login>> login) {

    /**
     * Checks the address.
     *
     * @throws IllegalArgumentException if it is not encrypted, and leads to another machine
     */
    public RegistryRepository {
        requireEncrypted(registry);
    }

    /**
     * An address of this machine, or one of HTTPS.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static URI requireEncrypted(URI address) {
        boolean isHere = String.valueOf(address.getHost()).matches("localhost|127[.][0-9.]+|\\[::1]");
        if (!"https".equals(address.getScheme()) && !isHere) {
            throw new IllegalArgumentException("not encrypted: " + address);
        }
        return address;
    }

    /** Where something of the repository is. */
    URI resolve(String path) {
        return registry.resolve("/v2/" + name + "/" + path);
    }

    /** The host with its port, and the name. */
    @Override
    public String toString() {
        return registry.getAuthority() + "/" + name;
    }
}
