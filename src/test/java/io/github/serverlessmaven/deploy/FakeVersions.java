/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.PublishedVersions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Published versions in memory. */
final class FakeVersions implements PublishedVersions {

    final Map<String, List<Long>> functions = new HashMap<>();
    final Map<String, List<Long>> layers = new HashMap<>();
    final List<Long> replicated = new ArrayList<>();

    @Override
    public List<Long> ofFunction(String functionName) {
        return List.copyOf(functions.getOrDefault(functionName, List.of()));
    }

    @Override
    public boolean deleteOfFunction(String functionName, long version) {
        return !replicated.contains(version) && functions.get(functionName).remove(version);
    }

    @Override
    public List<Long> ofLayer(String layerName) {
        return List.copyOf(layers.getOrDefault(layerName, List.of()));
    }

    @Override
    public void deleteOfLayer(String layerName, long version) {
        layers.get(layerName).remove(version);
    }
}
