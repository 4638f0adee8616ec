/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.Layers;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Inspects the packages of a service before they can be deployed. */
final class ServiceInspection {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    private final Optional<JavaModule> module;

    ServiceInspection(Optional<JavaModule> module) {
        this.module = module;
    }

    /**
     * Inspects the packages.
     *
     * @param packages the packages
     * @return what was found; the errors among it must keep the service from being deployed
     */
    Diagnostics inspect(Service service, ServicePackages packages) {
        Diagnostics diagnostics = new Diagnostics();
        List<Path> dependencies = module.map(JavaModule::dependencies).orElse(List.of()).stream()
                .map(RuntimeDependency::file)
                .toList();
        new PackageInspection(dependencies, diagnostics)
                .inspect(service.functions().stream()
                        .flatMap(function ->
                                Optional.ofNullable(packages.functions().get(function.key()))
                                        .map(code -> inspected(service, function, code.file(), packages))
                                        .stream())
                        .toList());
        return diagnostics;
    }

    private static InspectedFunction inspected(
            Service service, LambdaFunction function, Path code, ServicePackages packages) {
        List<Value> used = function.settings().get(Layers.LAYERS).orElse(List.of());
        List<Path> known = packages.layers().entrySet().stream()
                .filter(layer -> used.contains(Intrinsic.ref(service.names().layerId(layer.getKey()))))
                .map(layer -> layer.getValue().file())
                .toList();
        return new InspectedFunction(
                function.settings().get(ServiceSchema.HANDLER).orElse(""),
                function.settings().get(ServiceSchema.RUNTIME).orElse(""),
                function.settings().get(ServiceSchema.ARCHITECTURE).orElse(DEFAULT_ARCHITECTURE),
                function.settings().path(ServiceSchema.HANDLER),
                function.settings().location(ServiceSchema.HANDLER),
                code,
                withDependencies(known, function, packages),
                used.size() > known.size());
    }

    private static List<Path> withDependencies(List<Path> layers, LambdaFunction function, ServicePackages packages) {
        return Stream.concat(
                        layers.stream(),
                        Optional.ofNullable(packages.dependencies().get(function.key())).map(Artifact::file).stream())
                .toList();
    }
}
