/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.PackagedImages.PackagedImage;
import io.github.serverlessmaven.image.ImageLayout;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.function.Consumer;

/** Brings the images of a deployment folder into their repository, before the stack names them. */
final class ImageDelivery {

    private final ImageRegistry registry;
    private final Consumer<DeployEvent> listener;

    ImageDelivery(ImageRegistry registry, Consumer<DeployEvent> listener) {
        this.registry = registry;
        this.listener = listener;
    }

    /**
     * Pushes what is missing; a repository of the stack's own gets its settings, even if no image is new.
     *
     * @param tags the stack's
     */
    void deliver(DeploymentFolder folder, Map<String, String> tags) {
        folder.manifest().images().ifPresent(images -> {
            registry.prepare(images.repository(), folder.manifest().stackName(), tags);
            images.images().forEach(image -> push(image, images.repository(), folder));
        });
    }

    private void push(PackagedImage image, RepositoryOptions repository, DeploymentFolder folder) {
        ImageLayout layout = layout(folder, image);
        long sent = registry.push(repository, layout, image.tag());
        if (sent > 0) {
            listener.accept(new DeployEvent.ImagePushed(
                    image.name(), repository.name() + ":" + image.tag(), sent, layout.size()));
        }
    }

    private static ImageLayout layout(DeploymentFolder folder, PackagedImage image) {
        try {
            return ImageLayout.read(folder.path().resolve(image.path()));
        } catch (NoSuchFileException e) {
            throw new DeploymentException(
                    "The image " + image.name() + " is incomplete: " + e.getFile() + " is missing.",
                    DeploymentFolder.PACKAGE_AGAIN);
        }
    }
}
