/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.EcrRepository;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.PinnedImage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Packages whose content is always the same, for tests that are about something else. */
public final class FixedPackages {

    /** The digest of every image that is built or has only a tag. */
    public static final String DIGEST = "sha256:" + "0".repeat(64);

    private static final Artifact CODE = file("code");

    private FixedPackages() {}

    /** The same package for every function and layer; images of one digest unless they have another. */
    public static ServicePackages of(Service service) {
        return of(service, CODE);
    }

    /** A given package for every function and layer. */
    public static ServicePackages of(Service service, Artifact code) {
        return new ServicePackages(
                service.functions().stream().collect(Collectors.toMap(LambdaFunction::key, function -> code)),
                service.layers().stream().collect(Collectors.toMap(ServiceLayer::key, layer -> code)),
                Map.of(),
                images(service));
    }

    private static Map<String, PinnedImage> images(Service service) {
        Map<String, PinnedImage> images = new HashMap<>();
        for (LambdaFunction function : service.functions()) {
            Code code = service.code(function);
            if (code instanceof Code.Image image) {
                images.put(function.key(), image.uri().at(image.uri().digest().orElse(DIGEST)));
            } else if (code instanceof Code.BuiltImage) {
                images.put(function.key(), new PinnedImage(EcrRepository.of(service.imageRepository()), DIGEST));
            }
        }
        return images;
    }

    private static Artifact file(String content) {
        try {
            Path file = Files.createTempFile("fixed-package", ".zip");
            file.toFile().deleteOnExit();
            return Artifact.of(Files.writeString(file, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
