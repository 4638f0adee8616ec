/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.EcrRepository;
import io.github.serverlessmaven.model.ImageRepositorySchema;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.ProviderImage;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must hold of the provider's images beyond the form of their properties. */
final class ImageRules {

    static final DiagnosticCode ECR_IMAGE_NEITHER_URI_NOR_PATH =
            new DiagnosticCode("ECR_IMAGE_NEITHER_URI_NOR_PATH", "The image is neither in Amazon ECR nor built.");

    static final DiagnosticCode ECR_IMAGE_BOTH_URI_AND_PATH =
            new DiagnosticCode("ECR_IMAGE_BOTH_URI_AND_PATH", "The image is both in Amazon ECR and built.");

    static final DiagnosticCode ECR_IMAGE_BOTH_URI_AND_BUILD =
            new DiagnosticCode("ECR_IMAGE_BOTH_URI_AND_BUILD", "An image that exists has settings of a build.");

    static final DiagnosticCode JIB_WITH_DOCKERFILE = new DiagnosticCode(
            "JIB_WITH_DOCKERFILE", "An image of Java classes has settings of a build from a Dockerfile.");

    static final DiagnosticCode IMAGE_OF_TWO_ARCHITECTURES = new DiagnosticCode(
            "IMAGE_OF_TWO_ARCHITECTURES", "Functions on different processors run one image that is built.");

    static final DiagnosticCode ECR_REPOSITORY_SETTINGS = new DiagnosticCode(
            "ECR_REPOSITORY_SETTINGS",
            "A repository that was created elsewhere has settings of one of the service's own.");

    static final DiagnosticCode ECR_REPOSITORY_IN_OTHER_REGION = new DiagnosticCode(
            "ECR_REPOSITORY_IN_OTHER_REGION", "The repository for images is in another region than the functions.");

    private ImageRules() {}

    static void check(Service service, Diagnostics diagnostics) {
        service.images().forEach((name, image) -> check(name, image, service, diagnostics));
        checkArchitectures(service, diagnostics);
        service.provider().get(ImageSchema.ECR).ifPresent(ecr -> checkRepository(ecr, service, diagnostics));
    }

    private static void checkRepository(PropertyValues ecr, Service service, Diagnostics diagnostics) {
        Optional<EcrRepository> elsewhere = ecr.get(ImageRepositorySchema.REPOSITORY);
        List<Property<?>> ofOwn = ImageRepositorySchema.OWN_REPOSITORY_PROPERTIES.stream()
                .filter(property -> ecr.get(property).isPresent())
                .toList();
        if (elsewhere.isPresent() && !ofOwn.isEmpty()) {
            ecr.error(
                    ImageRepositorySchema.REPOSITORY,
                    diagnostics,
                    ECR_REPOSITORY_SETTINGS,
                    "was created elsewhere and is left as it is, but there is also " + names(ofOwn),
                    "Set it where the repository was created, or remove \"repository\".");
        }
        Optional<String> region = elsewhere.flatMap(EcrRepository::region);
        service.region()
                .filter(own -> region.filter(other -> !other.equals(own)).isPresent())
                .ifPresent(own -> ecr.error(
                        ImageRepositorySchema.REPOSITORY,
                        diagnostics,
                        ECR_REPOSITORY_IN_OTHER_REGION,
                        "is in " + region.get() + ", but the functions are deployed to " + own,
                        "Name a repository in " + own + ": Lambda takes images of its own region only."));
    }

    private static void check(String name, ProviderImage image, Service service, Diagnostics diagnostics) {
        boolean exists = image.uri().isPresent();
        boolean isNone = image.kinds().isEmpty();
        if (isNone && diagnostics.alreadyReported("provider.ecr.images." + name)) {
            return;
        }
        if (isNone || image.kinds().size() > 1) {
            error(
                    name,
                    service,
                    diagnostics,
                    isNone ? ECR_IMAGE_NEITHER_URI_NOR_PATH : ECR_IMAGE_BOTH_URI_AND_PATH,
                    isNone ? "has neither \"uri\" nor \"path\" nor \"jib\"" : "has both " + quoted(image.kinds()),
                    "Give \"uri\" for an image that exists, \"path\" for one that is built from a Dockerfile, or \"jib\" for one of"
                            + " the module's Java classes.");
        }
        if (exists && !image.ofBuild().isEmpty()) {
            error(
                    name,
                    service,
                    diagnostics,
                    ECR_IMAGE_BOTH_URI_AND_BUILD,
                    "exists already, so that nothing is built, but has " + names(image.ofBuild()),
                    "Remove it, or \"uri\".");
        }
        List<Property<?>> ofDockerfile = image.ofBuild().stream()
                .filter(property -> !property.equals(ImageSchema.PLATFORM))
                .toList();
        if (image.build().orElse(null) instanceof JibBuild && !ofDockerfile.isEmpty()) {
            error(
                    name,
                    service,
                    diagnostics,
                    JIB_WITH_DOCKERFILE,
                    "is built of Java classes, without a Dockerfile, but has " + names(ofDockerfile),
                    "Remove it, or \"jib\".");
        }
    }

    /** Lambda takes an image for one processor only. */
    private static void checkArchitectures(Service service, Diagnostics diagnostics) {
        Map<String, String> architectures = new HashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.BuiltImage image
                    && image.build().platform().isEmpty()) {
                String own = service.architecture(function);
                String other = architectures.putIfAbsent(image.name(), own);
                if (other != null && !other.equals(own)) {
                    function.settings()
                            .error(
                                    ImageSchema.IMAGE,
                                    diagnostics,
                                    IMAGE_OF_TWO_ARCHITECTURES,
                                    "names the image \"" + image.name() + "\" for " + own
                                            + ", but another function runs it on " + other,
                                    "Add an image of another name below provider.ecr.images for one of them.");
                }
            }
        }
    }

    private static String names(List<Property<?>> properties) {
        return properties.stream().map(Property::name).collect(Collectors.joining(", "));
    }

    private static String quoted(List<Property<?>> properties) {
        return properties.stream()
                .map(property -> "\"" + property.name() + "\"")
                .collect(Collectors.joining(" and "));
    }

    private static void error(
            String name, Service service, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.error(
                code,
                service.provider().get(ImageSchema.ECR).flatMap(ecr -> ecr.location(ImageSchema.IMAGES, List.of(name))),
                "provider.ecr.images." + name,
                problem,
                remedy);
    }
}
