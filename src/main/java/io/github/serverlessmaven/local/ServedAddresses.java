/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.local.gateway.LocalAddresses;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.state.LocalUrls;
import java.net.URI;
import java.util.Optional;

/**
 * The addresses of the local target, as its gateways call them.
 *
 * @param urls of APIs and functions
 * @param endpoints of services of AWS
 */
record ServedAddresses(LocalUrls urls, ServiceEndpoints endpoints) implements LocalAddresses {

    @Override
    public String localized(String text) {
        return urls.localized(text);
    }

    @Override
    public Optional<URI> service(String name) {
        return Optional.ofNullable(endpoints.urls().get(name));
    }
}
