/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.ProviderImage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import java.util.stream.Collectors;

/** What must hold of the provider's images beyond the form of their properties. */
final class ImageRules {

    static final DiagnosticCode ECR_IMAGE_NEITHER_URI_NOR_PATH =
            new DiagnosticCode("ECR_IMAGE_NEITHER_URI_NOR_PATH", "The image is neither in Amazon ECR nor built.");

    static final DiagnosticCode ECR_IMAGE_BOTH_URI_AND_PATH =
            new DiagnosticCode("ECR_IMAGE_BOTH_URI_AND_PATH", "The image is both in Amazon ECR and built.");

    static final DiagnosticCode ECR_IMAGE_BOTH_URI_AND_BUILD =
            new DiagnosticCode("ECR_IMAGE_BOTH_URI_AND_BUILD", "An image that exists has settings of a build.");

    private ImageRules() {}

    static void check(Service service, Diagnostics diagnostics) {
        service.images().forEach((name, image) -> check(name, image, service, diagnostics));
    }

    private static void check(String name, ProviderImage image, Service service, Diagnostics diagnostics) {
        boolean exists = image.uri().isPresent();
        if (exists == image.build().isPresent()) {
            error(
                    name,
                    service,
                    diagnostics,
                    exists ? ECR_IMAGE_BOTH_URI_AND_PATH : ECR_IMAGE_NEITHER_URI_NOR_PATH,
                    exists ? "has both \"uri\" and \"path\"" : "has neither \"uri\" nor \"path\"",
                    "Give \"uri\" for an image that exists, or \"path\" for one that is built.");
        }
        if (exists && !image.ofBuild().isEmpty()) {
            error(
                    name,
                    service,
                    diagnostics,
                    ECR_IMAGE_BOTH_URI_AND_BUILD,
                    "exists already, so that nothing is built, but has "
                            + image.ofBuild().stream().map(Property::name).collect(Collectors.joining(", ")),
                    "Remove it, or \"uri\".");
        }
    }

    private static void error(
            String name, Service service, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.error(
                code, service.provider().location(ImageSchema.ECR), "provider.ecr.images." + name, problem, remedy);
    }
}
