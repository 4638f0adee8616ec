/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.PublishedVersions;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.manifest.Pruning;
import java.util.Comparator;
import java.util.List;

/** Deletes old versions of functions and layers; those of this deployment are the newest. Reads {@code pruning}. */
public final class PruneVersions implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        Pruning pruning = context.manifest().pruning();
        if (pruning.functions().isEmpty() && pruning.layers().isEmpty()) {
            return;
        }
        PublishedVersions versions = context.target().versions();
        for (String function : pruning.functions()) {
            long deleted = old(versions.ofFunction(function), pruning.kept()).stream()
                    .filter(version -> versions.deleteOfFunction(function, version))
                    .count();
            report(function, deleted, context);
        }
        for (String layer : pruning.layers()) {
            List<Long> old = old(versions.ofLayer(layer), pruning.kept());
            old.forEach(version -> versions.deleteOfLayer(layer, version));
            report(layer, old.size(), context);
        }
    }

    private static List<Long> old(List<Long> all, int kept) {
        return all.stream().sorted(Comparator.reverseOrder()).skip(kept).toList();
    }

    private static void report(String name, long deleted, DeploymentContext context) {
        if (deleted > 0) {
            context.report(new FunctionProgress.Pruned(name, deleted));
        }
    }
}
