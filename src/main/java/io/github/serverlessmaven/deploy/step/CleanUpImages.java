/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.history.KeptDeployments;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.port.ImageRegistry.StoredImage;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes images that only the oldest deployments of the stage use from the repository of the service's own: the newest deployments keep
 * theirs, which their records name. Reads {@code images}.
 */
public final class CleanUpImages implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        PackagedImages images = context.manifest().images();
        ImageRepository repository = images.repository();
        if (!repository.own() || images.packaged().isEmpty()) {
            return;
        }
        repository.keptImages().ifPresent(kept -> {
            try {
                KeptDeployments.newest(kept, context.history(), Set.of())
                        .ifPresent(deployments ->
                                delete(images, deployments, context.target().images()));
            } catch (ServerlessException failure) {
                context.report(
                        new ArtifactProgress.NotCleanedUp("image repository " + repository.name(), failure.render()));
            }
        });
    }

    private static void delete(PackagedImages images, KeptDeployments deployments, ImageRegistry registry) {
        Set<String> present =
                images.packaged().stream().map(PackagedImage::digest).collect(Collectors.toSet());
        Set<String> superseded = registry.list(images.repository().name()).stream()
                .filter(image -> image.pushed().isBefore(deployments.oldest()))
                .map(StoredImage::digest)
                .filter(digest ->
                        !present.contains(digest) && !deployments.images().contains(digest))
                .collect(Collectors.toSet());
        if (!superseded.isEmpty()) {
            registry.delete(images.repository().name(), superseded);
        }
    }
}
