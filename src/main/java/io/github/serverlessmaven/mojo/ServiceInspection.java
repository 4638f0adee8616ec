/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.image.JavaOfImage;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.ImageSchema.FunctionImage;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Inspects the packages of a service before they can be deployed. */
final class ServiceInspection {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    /** Of an image whose base does not tell its Java: newer than all classes there are. */
    private static final int ANY_JAVA = 99;

    private final Optional<JavaModule> module;
    private final TemplateLayers layers;

    /**
     * Makes an inspection.
     *
     * @param module the service's own module
     * @param layers those of the finished template
     */
    ServiceInspection(Optional<JavaModule> module, TemplateLayers layers) {
        this.module = module;
        this.layers = layers;
    }

    /**
     * Inspects the packages.
     *
     * @param packages the packages
     * @param images the images that were built, by their names
     * @return what was found; the errors among it must keep the service from being deployed
     */
    Diagnostics inspect(Service service, ServicePackages packages, Map<String, ImageLayout> images) {
        Diagnostics diagnostics = new Diagnostics();
        List<Path> dependencies = module.map(JavaModule::dependencies).orElse(List.of()).stream()
                .map(RuntimeDependency::file)
                .toList();
        new PackageInspection(dependencies, diagnostics)
                .inspect(service.functions().stream()
                        .flatMap(function ->
                                Optional.ofNullable(packages.functions().get(function.key()))
                                        .map(code -> inspected(service, function, code.file()))
                                        .or(() -> inImage(service, function, images))
                                        .stream())
                        .toList());
        return diagnostics;
    }

    /** A function in an image of the module's classes, unless something else than the handler is started there. */
    private Optional<InspectedFunction> inImage(
            Service service, LambdaFunction function, Map<String, ImageLayout> images) {
        boolean startsOther = function.settings()
                .get(ImageSchema.IMAGE)
                .flatMap(FunctionImage::entryPoint)
                .isPresent();
        List<String> command = service.command(function).orElse(List.of());
        if (startsOther
                || command.size() != 1
                || module.isEmpty()
                || !(service.code(function) instanceof Code.BuiltImage image)
                || !(image.build() instanceof JibBuild build)) {
            return Optional.empty();
        }
        Property<?> place =
                function.settings().get(ServiceSchema.HANDLER).isPresent() ? ServiceSchema.HANDLER : ImageSchema.IMAGE;
        int java = JavaOfImage.version(
                        build,
                        service.javaVersion(function),
                        module.get(),
                        Objects.requireNonNull(images.get(image.name())))
                .orElse(ANY_JAVA);
        return Optional.of(new InspectedFunction(
                command.get(0),
                "java" + java,
                service.architecture(function),
                function.settings().path(place),
                function.settings().location(place),
                module.get().classes(),
                module.get().dependencies().stream()
                        .map(RuntimeDependency::file)
                        .toList(),
                Optional.of(image.name()),
                List.of(),
                false));
    }

    private InspectedFunction inspected(Service service, LambdaFunction function, Path code) {
        TemplateLayers.OfFunction used = layers.of(service.names().functionId(function.key()));
        return new InspectedFunction(
                function.settings().get(ServiceSchema.HANDLER).orElse(""),
                function.settings().get(ServiceSchema.RUNTIME).orElse(""),
                function.settings().get(ServiceSchema.ARCHITECTURE).orElse(DEFAULT_ARCHITECTURE),
                function.settings().path(ServiceSchema.HANDLER),
                function.settings().location(ServiceSchema.HANDLER),
                code,
                used.known(),
                used.hasOthers());
    }
}
