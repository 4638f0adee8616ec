/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.ImageUri;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/** The images of a service's functions by digest. AWS is asked only where the configuration names a tag. */
final class ServiceImages {

    private final AwsConnection connection;

    ServiceImages(AwsConnection connection) {
        this.connection = connection;
    }

    /**
     * Each function's image by the function's key.
     *
     * @throws ServerlessException if a tag cannot be looked up, or points at nothing
     */
    Map<String, ImageUri> of(Service service) {
        Map<String, ImageUri> images = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.Image image) {
                images.put(function.key(), image.uri());
            }
        }
        if (images.values().stream().anyMatch(image -> image.tag().isPresent())) {
            try (AwsAccess aws = new AwsAccess(
                    connection.settings(service.region(), service.provider().get(ServiceSchema.PROFILE)))) {
                images.replaceAll((function, image) -> byDigest(image, function, aws));
            }
        }
        return images;
    }

    private static ImageUri byDigest(ImageUri image, String function, AwsAccess aws) {
        if (image.tag().isEmpty()) {
            return image;
        }
        if (!image.region().equals(aws.region())) {
            throw new ServerlessException(
                    "The image " + image + " of functions." + function + " is in " + image.region()
                            + ", but the function is deployed to " + aws.region() + ".",
                    "Use an image of a repository in " + aws.region() + ".");
        }
        return aws.images()
                .digest(image.account(), image.repository(), image.tag().get())
                .map(image::at)
                .orElseThrow(() -> new ServerlessException(
                        "There is no image " + image + ", which functions." + function + " shall run.",
                        "Push it first, or correct its tag."));
    }
}
