/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.artifact.Workspace;
import io.github.serverlessmaven.compile.Deliveries;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.Environment;
import io.github.serverlessmaven.feature.SnapStart;
import io.github.serverlessmaven.image.ImageJavaVersion;
import io.github.serverlessmaven.image.ImageLayout;
import io.github.serverlessmaven.image.SnapshotImage;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.DockerfileBuild;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.ImageSchema.FunctionImage;
import io.github.serverlessmaven.model.JibBuild;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Inspects the packages of a service before they can be deployed. */
final class ServiceInspection {

    /** Of an image whose base does not show its Java: newer than all classes there are. */
    private static final int ANY_JAVA = 99;

    private final Optional<JavaModule> module;
    private final TemplateLayers layers;
    private final Workspace workspace;
    private final String version;

    /**
     * Makes an inspection.
     *
     * @param module the service's own module
     * @param layers those of the finished template
     * @param workspace where it was packaged
     * @param version that of this plugin, whose inspections others do not repeat
     */
    ServiceInspection(Optional<JavaModule> module, TemplateLayers layers, Workspace workspace, String version) {
        this.module = module;
        this.layers = layers;
        this.workspace = workspace;
        this.version = version;
    }

    /**
     * Inspects the packages, unless the same ones were inspected before and nothing was found.
     *
     * @param packages the packages
     * @param images the images that were built, by their names
     * @return what was found; the errors among it must keep the service from being deployed
     */
    Diagnostics inspect(Service service, ServicePackages packages, Map<String, ImageLayout> images) {
        Map<String, List<Delivery>> deliveries = Deliveries.of(service);
        List<InspectedFunction> functions = service.functions().stream()
                .flatMap(function -> Optional.ofNullable(packages.functions().get(function.key()))
                        .map(code -> inspected(service, function, code.file()))
                        .or(() -> inImage(service, function, images))
                        .stream()
                        .map(inspected -> inspected.receiving(deliveries.getOrDefault(function.key(), List.of()))))
                .toList();
        List<Path> dependencies = module.map(JavaModule::dependencies).orElse(List.of()).stream()
                .map(RuntimeDependency::file)
                .toList();
        InspectionRecord known = new InspectionRecord(
                Workspace.records(workspace.output()).resolve("inspected.txt"),
                subject(functions, dependencies, packages.all(), images));
        Diagnostics diagnostics = new Diagnostics();
        if (!known.isClean()) {
            new PackageInspection(module.map(JavaModule::classes), dependencies, diagnostics).inspect(functions);
            if (diagnostics.errors().isEmpty() && diagnostics.warnings().isEmpty()) {
                known.remember();
            }
        }
        checkSnapshots(service, images, diagnostics);
        return diagnostics;
    }

    private static void checkSnapshots(Service service, Map<String, ImageLayout> images, Diagnostics diagnostics) {
        for (LambdaFunction function : service.functions()) {
            if (function.settings().get(SnapStart.SNAP_START).orElse(false)
                    && service.code(function) instanceof Code.BuiltImage image
                    && image.build() instanceof DockerfileBuild
                    && !SnapshotImage.isOne(Objects.requireNonNull(images.get(image.name())))) {
                diagnostics.warning(
                        SnapshotImage.IMAGE_WITHOUT_SNAPSHOT,
                        function.settings().location(SnapStart.SNAP_START),
                        function.settings().path(SnapStart.SNAP_START),
                        "may fail for image \"" + image.name() + "\", whose base is not one of AWS's for a language",
                        "If its runtime can start from a snapshot, add \"" + SnapshotImage.instruction()
                                + "\" to its Dockerfile.");
            }
        }
    }

    /** Of the functions only what is inspected counts, not where it is configured; the JDK's classes are looked into too. */
    private Sha256 subject(
            List<InspectedFunction> functions,
            List<Path> dependencies,
            List<Artifact> artifacts,
            Map<String, ImageLayout> images) {
        List<String> facts = new ArrayList<>(List.of(version, Runtime.version().toString()));
        functions.forEach(function -> facts.add(String.join(
                "\n",
                function.handler(),
                function.runtime(),
                function.architecture(),
                function.code().toString(),
                function.layers().toString(),
                String.valueOf(function.hasOtherLayers()),
                new TreeSet<>(function.variables()).toString(),
                deliveries(function))));
        artifacts.forEach(artifact -> facts.add(artifact.file() + " " + artifact.digest()));
        images.forEach((name, image) -> facts.add(name + " " + image.digest()));
        dependencies.forEach(file -> facts.add(
                file + " " + file.toFile().length() + " " + file.toFile().lastModified()));
        return Sha256.of(String.join("\n\n", facts));
    }

    private static String deliveries(InspectedFunction function) {
        return function.deliveries().stream()
                .map(delivery -> delivery.shape()
                                .map(shape -> shape.name() + " " + shape.classes() + " " + shape.results())
                                .orElse("")
                        + " " + delivery.failures())
                .sorted()
                .toList()
                .toString();
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
        int java = ImageJavaVersion.version(
                        build,
                        service.javaVersion(function),
                        module.get(),
                        workspace,
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
                false,
                variables(function),
                List.of()));
    }

    private InspectedFunction inspected(Service service, LambdaFunction function, Path code) {
        TemplateLayers.OfFunction used = layers.of(service.names().functionId(function.key()));
        return new InspectedFunction(
                function.settings().get(ServiceSchema.HANDLER).orElse(""),
                function.settings().get(ServiceSchema.RUNTIME).orElse(""),
                service.architecture(function),
                function.settings().path(ServiceSchema.HANDLER),
                function.settings().location(ServiceSchema.HANDLER),
                code,
                used.known(),
                used.others() > 0,
                variables(function));
    }

    private static Set<String> variables(LambdaFunction function) {
        return function.settings().get(Environment.ENVIRONMENT).orElse(Map.of()).keySet();
    }
}
