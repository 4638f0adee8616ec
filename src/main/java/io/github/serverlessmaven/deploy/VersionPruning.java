/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** Deletes old versions of functions and layers, as far as the service asks for it. */
public final class VersionPruning {

    private final PublishedVersions versions;
    private final Consumer<DeployEvent> listener;

    /**
     * Makes a pruning.
     *
     * @param listener is told what happens
     */
    public VersionPruning(PublishedVersions versions, Consumer<DeployEvent> listener) {
        this.versions = versions;
        this.listener = listener;
    }

    /**
     * Deletes what a deployment has made superfluous. May be repeated after a failure.
     *
     * @param manifest that of the deployment, which was successful: its own versions are the newest
     */
    public void prune(Manifest manifest) {
        manifest.pruning().ifPresent(pruning -> {
            for (String function : pruning.functions()) {
                long deleted = old(versions.ofFunction(function), pruning.kept()).stream()
                        .filter(version -> versions.deleteOfFunction(function, version))
                        .count();
                tell(function, deleted);
            }
            for (String layer : pruning.layers()) {
                List<Long> old = old(versions.ofLayer(layer), pruning.kept());
                old.forEach(version -> versions.deleteOfLayer(layer, version));
                tell(layer, old.size());
            }
        });
    }

    private static List<Long> old(List<Long> all, int kept) {
        return all.stream().sorted(Comparator.reverseOrder()).skip(kept).toList();
    }

    private void tell(String name, long deleted) {
        if (deleted > 0) {
            listener.accept(new DeployEvent.Pruned(name, deleted));
        }
    }
}
