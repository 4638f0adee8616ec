/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.state.Account;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An API of AWS that the server of the functions answers itself; functions find it if a stack declares something for it. */
public final class ServedApi implements LocalService {

    private final String name;
    private final Set<String> types;
    private final ServiceEndpoints endpoints;
    private Optional<URI> server = Optional.empty();

    /**
     * Creates the service.
     *
     * @param name in the variables of functions, such as {@code SNS}
     * @param types of the resources that need it
     */
    public ServedApi(String name, Set<String> types, ServiceEndpoints endpoints) {
        this.name = name;
        this.types = Set.copyOf(types);
        this.endpoints = endpoints;
    }

    /** The server answers from now on; functions receive the address with the next {@link #provision}. */
    public void serve(URI url) {
        server = Optional.of(url);
    }

    @Override
    public void provision(Account account) {
        if (server.isPresent() && isNeeded(account)) {
            endpoints.add(name, server.get(), Map.of());
        } else {
            endpoints.remove(name);
        }
    }

    private boolean isNeeded(Account account) {
        return types.stream().anyMatch(type -> account.resources(type).findAny().isPresent());
    }

    @Override
    public Optional<String> limitation(Account account) {
        return server.isEmpty() && isNeeded(account)
                ? Optional.of(name + " does not answer, so what functions send to it fails")
                : Optional.empty();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void attach(URI url, Account account) {
        endpoints.add(name, url, Map.of());
    }

    /** It has no state of its own. */
    @Override
    public void reset() {}

    @Override
    public void close() {
        server = Optional.empty();
        endpoints.remove(name);
    }
}
