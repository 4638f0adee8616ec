/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.Secrets;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.manifest.SecretSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A target of fakes; the ports that have none fail. */
record FakeTarget(
        FakeStacks stacks,
        FakeArtifactStore store,
        FakeImageRegistry images,
        Map<SecretSource, String> secretValues,
        FakeVersions versions,
        FakeFunctionUpdates functionUpdates,
        FakeApiGateway gateway,
        FakeClock clock)
        implements Target {

    FakeTarget() {
        this(
                new FakeStacks(),
                new FakeArtifactStore(),
                new FakeImageRegistry(),
                new HashMap<>(),
                new FakeVersions(),
                new FakeFunctionUpdates(),
                new FakeApiGateway(),
                new FakeClock());
    }

    @Override
    public String region() {
        return "eu-central-1";
    }

    @Override
    public String account() {
        return "111122223333";
    }

    @Override
    public Optional<CallerIdentity> caller() {
        return Optional.of(new CallerIdentity(account(), "arn:aws:sts::111122223333:assumed-role/deployer/ci"));
    }

    @Override
    public Secrets secrets() {
        return sources -> secretValues;
    }

    @Override
    public Functions functions() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ApiGateway> apiGateway() {
        return Optional.of(gateway);
    }

    @Override
    public Logs logs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
