/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comparison that ends at the third look, with what a test says. */
final class FakeDrift implements DriftDetection {

    final List<ResourceDrift> found = new ArrayList<>();
    final List<String> started = new ArrayList<>();
    Optional<String> failure = Optional.empty();
    int looks;

    @Override
    public String start(String stackName) {
        started.add(stackName);
        return "detection of " + stackName;
    }

    @Override
    public Progress progress(String id) {
        looks++;
        return new Progress(looks < 3, looks < 3 ? Optional.empty() : failure);
    }

    @Override
    public List<ResourceDrift> drifts(String stackName) {
        return List.copyOf(found);
    }
}
