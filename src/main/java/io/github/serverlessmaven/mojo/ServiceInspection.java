/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.Handler;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Inspects the packages of a service before they can be deployed. */
final class ServiceInspection {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

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
                                        .map(code -> inspected(service, function, code.file()))
                                        .stream())
                        .toList());
        return diagnostics;
    }

    private InspectedFunction inspected(Service service, LambdaFunction function, Path code) {
        TemplateLayers.OfFunction used = layers.of(service.names().functionId(function.key()));
        return new InspectedFunction(
                function.settings().get(Handler.HANDLER).orElse(""),
                function.settings().get(ServiceSchema.RUNTIME).orElse(""),
                function.settings().get(ServiceSchema.ARCHITECTURE).orElse(DEFAULT_ARCHITECTURE),
                function.settings().path(Handler.HANDLER),
                function.settings().location(Handler.HANDLER),
                code,
                used.known(),
                used.hasOthers());
    }
}
