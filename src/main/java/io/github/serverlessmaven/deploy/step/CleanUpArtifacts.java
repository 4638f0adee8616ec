/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.history.KeptDeployments;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import java.util.HashSet;
import java.util.Set;

/**
 * Deletes what only the oldest deployments of the stage use from the bucket: the newest one and so many before it keep all their objects,
 * which their records name. Reads {@code bucket.keptArtifacts}.
 */
public final class CleanUpArtifacts implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.manifest().bucket().keptArtifacts().ifPresent(kept -> {
            try {
                cleanUp(context, kept);
            } catch (ServerlessException failure) {
                context.report(new ArtifactProgress.NotCleanedUp("bucket " + context.bucket(), failure.render()));
            }
        });
    }

    private static void cleanUp(DeploymentContext context, int kept) {
        Manifest manifest = context.manifest();
        Set<String> pinned = new HashSet<>(Set.of(manifest.templateKey()));
        manifest.artifacts().forEach(artifact -> pinned.add(artifact.key()));
        pinned.addAll(context.markers(context.bucket()).packages());
        KeptDeployments.newest(kept + 1, context.history(), pinned)
                .ifPresent(deployments ->
                        deployments.superseded().forEach(key -> context.store().deleteAll(context.bucket(), key)));
    }
}
