/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.artifact.RuntimeDependency;
import io.github.serverlessmaven.artifact.ServicePackages;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.feature.Handler;
import io.github.serverlessmaven.inspect.InspectedFunction;
import io.github.serverlessmaven.inspect.PackageInspection;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inspects the packages of a service before they can be deployed. */
final class ServiceInspection {

    private static final String DEFAULT_ARCHITECTURE = "x86_64";

    private final Optional<JavaModule> module;
    private final TemplateLayers layers;
    private final Path records;
    private final String version;

    /**
     * Makes an inspection.
     *
     * @param module the service's own module
     * @param layers those of the finished template
     * @param records the folder of what is remembered of packages
     * @param version that of this plugin, whose inspections others do not repeat
     */
    ServiceInspection(Optional<JavaModule> module, TemplateLayers layers, Path records, String version) {
        this.module = module;
        this.layers = layers;
        this.records = records;
        this.version = version;
    }

    /**
     * Inspects the packages, unless the same ones were inspected before and nothing was found.
     *
     * @param packages the packages
     * @return what was found; the errors among it must keep the service from being deployed
     */
    Diagnostics inspect(Service service, ServicePackages packages) {
        List<InspectedFunction> functions = service.functions().stream()
                .flatMap(function -> Optional.ofNullable(packages.functions().get(function.key()))
                        .map(code -> inspected(service, function, code.file()))
                        .stream())
                .toList();
        List<Path> dependencies = module.map(JavaModule::dependencies).orElse(List.of()).stream()
                .map(RuntimeDependency::file)
                .toList();
        InspectionRecord known = new InspectionRecord(
                records.resolve("inspected.txt"), subject(functions, dependencies, packages.all()));
        Diagnostics diagnostics = new Diagnostics();
        if (!known.isClean()) {
            new PackageInspection(dependencies, diagnostics).inspect(functions);
            if (diagnostics.errors().isEmpty() && diagnostics.warnings().isEmpty()) {
                known.remember();
            }
        }
        return diagnostics;
    }

    /** Of the functions only what is inspected counts, not where it is configured; the JDK's classes are looked into too. */
    private Sha256 subject(List<InspectedFunction> functions, List<Path> dependencies, List<Artifact> artifacts) {
        List<String> facts = new ArrayList<>(List.of(version, Runtime.version().toString()));
        functions.forEach(function -> facts.add(String.join(
                "\n",
                function.handler(),
                function.runtime(),
                function.architecture(),
                function.code().toString(),
                function.layers().toString(),
                String.valueOf(function.hasOtherLayers()))));
        artifacts.forEach(artifact -> facts.add(artifact.file() + " " + artifact.digest()));
        dependencies.forEach(file -> facts.add(
                file + " " + file.toFile().length() + " " + file.toFile().lastModified()));
        return Sha256.of(String.join("\n\n", facts));
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
