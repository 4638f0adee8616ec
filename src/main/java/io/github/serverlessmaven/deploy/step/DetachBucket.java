/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * When the service changes over to an existing bucket: moves the functions to the packages there while the stack still has its own
 * bucket, then empties that one, so that the update that follows can delete it. Reads {@code bucket.name}.
 */
public final class DetachBucket implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.deployed().flatMap(deployed -> abandoned(deployed, context)).ifPresent(bucket -> {
            new StackUpdate(context).execute(bucket.keptBy(context.folder().template()));
            if (bucket.stays()) {
                context.report(new ArtifactProgress.BucketKept(bucket.name()));
            } else {
                int deleted = context.ownStore()
                        .deleteAll(bucket.name(), context.manifest().artifactPrefix() + "/");
                context.report(new ArtifactProgress.Emptied(bucket.name(), deleted));
            }
        });
    }

    /** The stack's own bucket, if the folder's template no longer has it. */
    private static Optional<AbandonedBucket> abandoned(DeployedStack deployed, DeploymentContext context) {
        Optional<String> given = context.manifest().bucket().name();
        Value.Mapping wanted = context.folder().template();
        if (given.isEmpty() || !CoreTemplate.resources(wanted).entries().isEmpty()) {
            return Optional.empty();
        }
        String own = context.manifest().artifactPrefix() + "/";
        return deployed.bucket()
                .flatMap(name -> deployed.template()
                        .map(template -> new AbandonedBucket(
                                name,
                                CoreTemplate.resources(template),
                                given.get().equals(name)
                                        || !context.ownStore()
                                                .keysOutside(name, own, 1)
                                                .isEmpty())));
    }
}
