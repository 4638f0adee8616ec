/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VersionPruningTest {

    private final Versions versions = new Versions();
    private final List<DeployEvent> events = new ArrayList<>();

    @Test
    void theNewestVersionsStay() {
        versions.functions.put("hello", new ArrayList<>(List.of(2L, 10L, 9L, 1L)));
        versions.layers.put("tools", new ArrayList<>(List.of(1L, 2L, 3L)));
        prune(new Manifest.Pruning(2, List.of("hello"), List.of("tools")));
        assertThat(versions.functions.get("hello")).containsExactly(10L, 9L);
        assertThat(versions.layers.get("tools")).containsExactly(2L, 3L);
        assertThat(events).containsExactly(new DeployEvent.Pruned("hello", 2), new DeployEvent.Pruned("tools", 1));
    }

    @Test
    void whatCloudFrontHoldsIsNotCounted() {
        versions.functions.put("hello", new ArrayList<>(List.of(1L, 2L, 3L)));
        versions.replicated.add(1L);
        prune(new Manifest.Pruning(1, List.of("hello"), List.of()));
        assertThat(versions.functions.get("hello")).containsExactly(1L, 3L);
        assertThat(events).containsExactly(new DeployEvent.Pruned("hello", 1));
    }

    @Test
    void withoutTheSettingNothingIsDeleted() {
        versions.functions.put("hello", new ArrayList<>(List.of(1L, 2L, 3L)));
        new VersionPruning(versions, events::add).prune(manifest(Optional.empty()));
        assertThat(versions.functions.get("hello")).hasSize(3);
    }

    @Test
    void aFunctionThatIsNotThereHasNothingToDelete() {
        prune(new Manifest.Pruning(1, List.of("conditional"), List.of("none")));
        assertThat(events).isEmpty();
    }

    private void prune(Manifest.Pruning pruning) {
        new VersionPruning(versions, events::add).prune(manifest(Optional.of(pruning)));
    }

    private static Manifest manifest(Optional<Manifest.Pruning> pruning) {
        return new Manifest(
                "hello",
                "dev",
                "hello-dev",
                Optional.empty(),
                Optional.empty(),
                StackOptions.NONE,
                BucketOptions.NONE,
                "serverless/hello/dev",
                Sha256.of("template"),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                pruning);
    }

    private static final class Versions implements PublishedVersions {

        private final Map<String, List<Long>> functions = new HashMap<>();
        private final Map<String, List<Long>> layers = new HashMap<>();
        private final List<Long> replicated = new ArrayList<>();

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
}
