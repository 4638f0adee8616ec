/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stack;

import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import java.util.List;
import java.util.Optional;

/** Resources of this machine are what their template makes of them: there is no other way to change them. */
record NoDrift() implements DriftDetection {

    @Override
    public String start(String stackName) {
        return stackName;
    }

    @Override
    public Progress progress(String id) {
        return new Progress(false, Optional.empty());
    }

    @Override
    public List<ResourceDrift> drifts(String stackName) {
        return List.of();
    }
}
