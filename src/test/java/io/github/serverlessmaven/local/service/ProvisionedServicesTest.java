/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionedServicesTest {

    @TempDir
    Path folder;

    /** A service of which only its provisioning counts. */
    private record FakeService(Consumer<Account> provisioning) implements LocalService {

        @Override
        public void provision(Account account) {
            provisioning.accept(account);
        }

        @Override
        public String name() {
            return "FAKE";
        }

        @Override
        public void attach(URI url, Account account) {}

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }

    private void deploy(String stack) {
        try {
            new DeployedTemplate(new LocalSetUp().open(folder), stack, HandlerPackage.in(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void functionsAreNotifiedOfANewAddressAlsoIfAnotherServiceCannotStart() {
        StateFolder state = new StateFolder(folder);
        ServiceEndpoints endpoints = new ServiceEndpoints();
        List<Map<String, URI>> moved = new ArrayList<>();
        LocalService started =
                new FakeService(account -> endpoints.add("SQS", URI.create("http://127.0.0.1:1"), Map.of()));
        LocalService failing = new FakeService(account -> {
            throw new ServerlessException("There is no network.", "Connect.");
        });
        try (ProvisionedServices services = new ProvisionedServices(
                state,
                new RunningServices(state),
                endpoints,
                List.of(started, failing),
                () -> moved.add(endpoints.urls()),
                warning -> {})) {
            assertThatThrownBy(services::provision).hasMessageContaining("no network");
        }
        assertThat(moved).hasSize(1);
        assertThat(moved.get(0)).containsKey("SQS");
    }

    @Test
    void whatIsDeployedWhileServicesStartIsProvisionedNext() {
        deploy("first");
        StateFolder state = new StateFolder(folder);
        List<Account> provisioned = new ArrayList<>();
        LocalService slow = new FakeService(account -> {
            provisioned.add(account);
            if (provisioned.size() == 1) {
                deploy("other");
            }
        });
        try (ProvisionedServices services = new ProvisionedServices(
                state, new RunningServices(state), new ServiceEndpoints(), List.of(slow), () -> {}, warning -> {})) {
            services.refresh();
            services.refresh();
            services.refresh();
        }
        assertThat(provisioned).hasSize(2).last().isSameAs(state.read());
    }
}
