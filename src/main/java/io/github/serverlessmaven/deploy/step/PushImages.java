/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.progress.ArtifactProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.manifest.ImageRepository;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedImages;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import java.nio.file.NoSuchFileException;

/**
 * Brings the images into their repository, before the stack names them; a repository of the service's own gets its settings, even if
 * no image is new. Those of an earlier deployment are there. Reads {@code images}.
 */
public final class PushImages implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        PackagedImages images = context.manifest().images();
        if (!images.packaged().isEmpty()) {
            context.reportIdentity();
            Manifest manifest = context.manifest();
            ImageRegistry registry = context.target().images();
            registry.prepare(images.repository(), manifest.stackName(), manifest.stackTags());
            if (context.folder().rollbackOf().isEmpty()) {
                images.packaged().forEach(image -> push(image, images.repository(), registry, context));
            }
        }
    }

    private static void push(
            PackagedImage image, ImageRepository repository, ImageRegistry registry, DeploymentContext context) {
        ImageLayout layout = layout(context.folder(), image);
        long sent = registry.push(repository, layout, image.tag());
        if (sent > 0) {
            context.report(new ArtifactProgress.ImagePushed(
                    image.name(), repository.name() + ":" + image.tag(), sent, layout.size()));
        }
    }

    private static ImageLayout layout(DeploymentFolder folder, PackagedImage image) {
        try {
            return ImageLayout.read(folder.path().resolve(image.path()));
        } catch (NoSuchFileException e) {
            throw new DeploymentException(
                    "The image " + image.name() + " is incomplete: " + e.getFile() + " is missing.",
                    Manifest.PACKAGE_AGAIN);
        }
    }
}
