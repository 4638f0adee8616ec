/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.manifest.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Deletes the oldest objects of the stage from the bucket; those of its newest deployment stay. Reads {@code bucket.keptArtifacts}.
 */
public final class CleanUpArtifacts implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        Manifest manifest = context.manifest();
        manifest.bucket().keptArtifacts().ifPresent(kept -> {
            Set<String> needed = new HashSet<>(Set.of(manifest.templateKey()));
            manifest.artifacts().forEach(artifact -> needed.add(artifact.key()));
            List<String> others = context.store().newestKeys(context.bucket(), manifest.artifactPrefix() + "/").stream()
                    .filter(key -> !needed.contains(key))
                    .toList();
            others.stream().skip(kept).forEach(key -> context.store().deleteAll(context.bucket(), key));
        });
    }
}
