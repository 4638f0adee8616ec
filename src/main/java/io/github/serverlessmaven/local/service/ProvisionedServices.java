/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.StateFolder;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The services of AWS that run on this machine, as all stacks declare them. What no stack needs is not started. One thread at a time
 * changes them.
 */
public final class ProvisionedServices implements AutoCloseable {

    private final StateFolder state;
    private final ServiceEndpoints endpoints;
    private final List<? extends LocalService> services;
    private final RunningServices running;
    private final Runnable moved;
    private final Consumer<String> warnings;
    private boolean isProvisioned;
    private Optional<Account> provisioned = Optional.empty();
    private boolean isClosed;

    /**
     * Prepares the services; nothing is started yet.
     *
     * @param running tells other processes of them
     * @param endpoints where functions find them
     * @param moved is called when an address is new to functions
     */
    public ProvisionedServices(
            StateFolder state,
            RunningServices running,
            ServiceEndpoints endpoints,
            List<? extends LocalService> services,
            Runnable moved,
            Consumer<String> warnings) {
        this.state = state;
        this.endpoints = endpoints;
        this.services = List.copyOf(services);
        this.running = running;
        this.moved = moved;
        this.warnings = warnings;
    }

    /**
     * Brings all services to what the stacks declare.
     *
     * @throws ServerlessException if a server cannot be fetched or started
     */
    public synchronized void provision() {
        provision(services, state.read());
    }

    /**
     * The same for some of the services.
     *
     * @throws ServerlessException if a server cannot be fetched or started
     */
    public synchronized void provision(List<? extends LocalService> some) {
        provision(some, state.read());
    }

    private void provision(List<? extends LocalService> some, Account account) {
        if (isClosed) {
            return;
        }
        Map<String, URI> before = endpoints.urls();
        try {
            some.forEach(service -> service.provision(account));
        } finally {
            if (!endpoints.urls().equals(before)) {
                moved.run();
                running.announce(endpoints.urls());
            }
        }
        isProvisioned = true;
    }

    /** The same if another process has deployed since, or if a service broke down. */
    public synchronized void refresh() {
        Account account = state.read();
        boolean isKnown = provisioned.filter(known -> known == account).isPresent();
        if (!isKnown || services.stream().anyMatch(LocalService::isBroken)) {
            provision(services, account);
            provisioned = Optional.of(account);
        }
    }

    /** For calls of functions outside of serverless:start: its services if it runs, else others until these are closed. */
    public synchronized void find() {
        if (isProvisioned) {
            return;
        }
        isProvisioned = true;
        Map<String, URI> found = running.find();
        services.forEach(service -> use(service, Optional.ofNullable(found.get(service.name()))));
        List<String> limitations = found.isEmpty()
                ? services.stream()
                        .flatMap(service -> service.limitation(state.read()).stream())
                        .toList()
                : List.of();
        if (!limitations.isEmpty()) {
            warnings.accept("Without a running serverless:start, " + String.join(", and ", limitations)
                    + ". Run serverless:start in another terminal, then invoke again.");
        }
    }

    /** A function that does not need the service can be called without it. */
    private void use(LocalService service, Optional<URI> other) {
        try {
            other.ifPresentOrElse(url -> service.attach(url, state.read()), () -> service.provision(state.read()));
        } catch (ServerlessException e) {
            warnings.accept(e.render());
        }
    }

    /** Empties all services. */
    public synchronized void reset() {
        services.forEach(LocalService::reset);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        try {
            running.end();
        } finally {
            services.forEach(LocalService::close);
        }
    }
}
