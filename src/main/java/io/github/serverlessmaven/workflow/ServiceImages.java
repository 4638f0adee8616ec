/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.EcrRepository;
import io.github.serverlessmaven.model.ImageUri;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.PinnedImage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The images of a service's functions by digest. AWS is asked only where the configuration names a tag. */
final class ServiceImages {

    private final AwsConnection connection;

    ServiceImages(AwsConnection connection) {
        this.connection = connection;
    }

    /**
     * Each function's image by the function's key.
     *
     * @param built the images that are built with the service, by their names
     * @throws ServerlessException if a tag cannot be looked up, or points at nothing
     */
    Map<String, PinnedImage> of(Service service, Map<String, ImageLayout> built) {
        Map<String, PinnedImage> images = new LinkedHashMap<>();
        Map<String, ImageUri> tagged = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            Code code = service.code(function);
            if (code instanceof Code.BuiltImage image) {
                ImageLayout layout = Objects.requireNonNull(built.get(image.name()));
                images.put(
                        function.key(), new PinnedImage(EcrRepository.of(service.imageRepository()), layout.digest()));
            } else if (code instanceof Code.Image image) {
                image.uri()
                        .digest()
                        .ifPresentOrElse(
                                digest -> images.put(function.key(), image.uri().at(digest)),
                                () -> tagged.put(function.key(), image.uri()));
            }
        }
        if (!tagged.isEmpty()) {
            try (AwsAccess aws = new AwsAccess(connection.settings(
                    service.stage(), service.region(), service.provider().get(ServiceSchema.PROFILE)))) {
                tagged.forEach((function, image) -> images.put(function, lookUp(image, function, aws)));
            }
        }
        return images;
    }

    private static PinnedImage lookUp(ImageUri image, String function, AwsAccess aws) {
        if (!image.region().equals(aws.region())) {
            throw new ServerlessException(
                    "The image " + image + " of functions." + function + " is in " + image.region()
                            + ", but the function is deployed to " + aws.region() + ".",
                    "Use an image of a repository in " + aws.region() + ".");
        }
        return aws.images()
                .digest(image.account(), image.repository(), image.tag().orElseThrow())
                .map(image::at)
                .orElseThrow(() -> new ServerlessException(
                        "There is no image " + image + " for functions." + function + ".",
                        "Push it first, or correct its tag."));
    }
}
