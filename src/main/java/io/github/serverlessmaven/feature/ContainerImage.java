/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.ImageSchema.FunctionImage;
import io.github.serverlessmaven.model.ImageUri;
import io.github.serverlessmaven.model.ProviderImage;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A container image instead of a package: {@code PackageType} and {@code ImageConfig}. */
public final class ContainerImage implements FunctionFeature {

    static final DiagnosticCode IMAGE_NEITHER_URI_NOR_NAME =
            new DiagnosticCode("IMAGE_NEITHER_URI_NOR_NAME", "The function's image has neither an address nor a name.");

    static final DiagnosticCode IMAGE_BOTH_URI_AND_NAME =
            new DiagnosticCode("IMAGE_BOTH_URI_AND_NAME", "The function's image has both an address and a name.");

    static final DiagnosticCode UNKNOWN_IMAGE =
            new DiagnosticCode("UNKNOWN_IMAGE", "The function names an image that the provider does not have.");

    static final DiagnosticCode IMAGE_IN_OTHER_REGION =
            new DiagnosticCode("IMAGE_IN_OTHER_REGION", "The image is in another region than the function.");

    static final DiagnosticCode IMAGE_CONFLICT =
            new DiagnosticCode("IMAGE_CONFLICT", "The function has a setting that AWS does not combine with an image.");

    @Override
    public List<Property<?>> properties() {
        return List.of(ImageSchema.IMAGE);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        Optional<FunctionImage> configured = scope.get(ImageSchema.IMAGE);
        configured.ifPresent(image -> {
            boolean isUnreported = !scope.alreadyReported(ImageSchema.IMAGE, diagnostics);
            if (image.uri().isPresent() == image.name().isPresent() && isUnreported) {
                boolean both = image.uri().isPresent();
                scope.error(
                        ImageSchema.IMAGE,
                        diagnostics,
                        both ? IMAGE_BOTH_URI_AND_NAME : IMAGE_NEITHER_URI_NOR_NAME,
                        both ? "has both \"uri\" and \"name\"" : "has neither \"uri\" nor \"name\"",
                        "Give one of them.");
            }
            image.uri().ifPresent(uri -> checkRegion(uri, scope, diagnostics));
            image.name().ifPresent(name -> checkName(name, scope, diagnostics));
            checkConflicts(scope, diagnostics);
        });
    }

    private static void checkName(String name, FunctionScope scope, Diagnostics diagnostics) {
        Map<String, ProviderImage> images = scope.service().images();
        ProviderImage image = images.get(name);
        if (image == null && name.equals(ImageSchema.PLAIN_JIB)) {
            return;
        }
        if (image == null) {
            scope.error(
                    ImageSchema.IMAGE,
                    diagnostics,
                    UNKNOWN_IMAGE,
                    "names the image \"" + name + "\", which is not below provider.ecr.images",
                    Suggestion.of(name, images.keySet())
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Add it there, or give the address of an image in Amazon ECR."));
        } else {
            image.uri().ifPresent(uri -> checkRegion(uri, scope, diagnostics));
        }
    }

    /** "Create a Lambda function using a container image" in the AWS Lambda developer guide: both are in one region. */
    private static void checkRegion(ImageUri uri, FunctionScope scope, Diagnostics diagnostics) {
        scope.service()
                .region()
                .filter(region -> !region.equals(uri.region()))
                .ifPresent(region -> scope.error(
                        ImageSchema.IMAGE,
                        diagnostics,
                        IMAGE_IN_OTHER_REGION,
                        "is in " + uri.region() + ", but the function is deployed to " + region,
                        "Use an image of a repository in " + region
                                + "; Amazon ECR can replicate images between regions."));
    }

    private static void checkConflicts(FunctionScope scope, Diagnostics diagnostics) {
        if (!scope.get(Layers.LAYERS).orElse(List.of()).isEmpty()) {
            conflict(
                    Layers.LAYERS,
                    scope,
                    diagnostics,
                    "Put their content into the image, and set \"layers: []\" here.");
        }
        String runtime = scope.function().settings().path(ServiceSchema.RUNTIME);
        if (!scope.isJib() && scope.get(ServiceSchema.RUNTIME).isPresent() && runtime.startsWith("functions.")) {
            conflict(ServiceSchema.RUNTIME, scope, diagnostics, "Remove it: the image contains its own.");
        }
    }

    private static void conflict(Property<?> property, FunctionScope scope, Diagnostics diagnostics, String remedy) {
        scope.function()
                .settings()
                .error(property, diagnostics, IMAGE_CONFLICT, "is not available for a function with an image", remedy);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(ImageSchema.IMAGE)
                .map(image -> {
                    TemplateFragment fragment = TemplateFragment.property("PackageType", Value.of("Image"));
                    Value.Mapping config = config(image, scope);
                    return config.entries().isEmpty() ? fragment : fragment.withProperty("ImageConfig", config);
                })
                .orElse(TemplateFragment.EMPTY);
    }

    private static Value.Mapping config(FunctionImage image, FunctionScope scope) {
        Optional<List<String>> command = scope.isJib() ? scope.service().command(scope.function()) : image.command();
        return Value.mapping()
                .put("Command", command.map(Value::texts))
                .put("EntryPoint", image.entryPoint().map(Value::texts))
                .put("WorkingDirectory", image.workingDirectory().map(Value::of))
                .build();
    }
}
