/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisionedServicesTest {

    @TempDir
    Path folder;

    private final List<Account> provisioned = new ArrayList<>();

    /** While it starts, another process deploys. */
    private final class SlowService implements LocalService {

        @Override
        public void provision(Account account) {
            provisioned.add(account);
            if (provisioned.size() == 1) {
                deploy("other");
            }
        }

        @Override
        public String name() {
            return "SLOW";
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
    void whatIsDeployedWhileServicesStartIsProvisionedNext() {
        deploy("first");
        StateFolder state = new StateFolder(folder);
        try (ProvisionedServices services = new ProvisionedServices(
                state,
                new RunningServices(state),
                new ServiceEndpoints(),
                List.of(new SlowService()),
                () -> {},
                warning -> {})) {
            services.refresh();
            services.refresh();
            services.refresh();
        }
        assertThat(provisioned).hasSize(2).last().isSameAs(state.read());
    }
}
