/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.deploy.step.PruneVersions;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PruneVersionsTest {

    private final FakeTarget target = new FakeTarget();
    private final FakeVersions versions = target.versions();
    private final List<DeployEvent> events = new ArrayList<>();

    @Test
    void theNewestVersionsStay() {
        versions.functions.put("hello", new ArrayList<>(List.of(2L, 10L, 9L, 1L)));
        versions.layers.put("tools", new ArrayList<>(List.of(1L, 2L, 3L)));
        prune(new Pruning(2, List.of("hello"), List.of("tools")));
        assertThat(versions.functions.get("hello")).containsExactly(10L, 9L);
        assertThat(versions.layers.get("tools")).containsExactly(2L, 3L);
        assertThat(events)
                .containsExactly(new FunctionProgress.Pruned("hello", 2), new FunctionProgress.Pruned("tools", 1));
    }

    @Test
    void whatCloudFrontHoldsIsNotCounted() {
        versions.functions.put("hello", new ArrayList<>(List.of(1L, 2L, 3L)));
        versions.replicated.add(1L);
        prune(new Pruning(1, List.of("hello"), List.of()));
        assertThat(versions.functions.get("hello")).containsExactly(1L, 3L);
        assertThat(events).containsExactly(new FunctionProgress.Pruned("hello", 1));
    }

    @Test
    void withoutTheSettingNothingIsDeleted() {
        versions.functions.put("hello", new ArrayList<>(List.of(1L, 2L, 3L)));
        prune(Pruning.NONE);
        assertThat(versions.functions.get("hello")).hasSize(3);
    }

    @Test
    void aFunctionThatIsNotThereHasNothingToDelete() {
        prune(new Pruning(1, List.of("conditional"), List.of("none")));
        assertThat(events).isEmpty();
    }

    private void prune(Pruning pruning) {
        Value.Mapping template = Value.Mapping.EMPTY;
        DeploymentFolder folder = new DeploymentFolder(
                Path.of("packages"), manifest().pruning(pruning).build(), template);
        new PruneVersions()
                .run(new DeploymentContext(
                        folder, target, false, events::add, Optional.empty(), SuggestedCommands.NONE, Safeguards.NONE));
    }
}
