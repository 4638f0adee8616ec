/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.artifact.LinkedPackage.Link;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.FunctionPackage;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Packages a service for this machine before the build packages its modules: Java functions run from compiled classes and their libraries,
 * whatever layout their package will have. What only the build's package phase makes becomes a package that fails when it is used.
 */
public final class LinkedPackager {

    private static final String SUFFIX = ".links";

    private final Workspace workspace;
    private final Modules modules;
    private final ServicePackager packager;
    private final LayerPackager layers;

    /**
     * Makes a packager for one service.
     *
     * @param workspace where the service is packaged
     * @param modules the Maven modules that functions and layers may be made of
     */
    public LinkedPackager(Workspace workspace, Modules modules) {
        this.workspace = workspace;
        this.modules = modules;
        this.packager = new ServicePackager(workspace, modules);
        this.layers = new LayerPackager(workspace, modules);
    }

    /** The package of each function that has one, by the function's key. */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.Zip) {
                artifacts.put(function.key(), artifact(service, FunctionPackage.of(service, function)));
            }
        }
        return artifacts;
    }

    /** The package of each layer, by the layer's key. */
    public Map<String, Artifact> layers(Service service) {
        Map<String, Artifact> artifacts = new LinkedHashMap<>();
        for (ServiceLayer layer : service.layers()) {
            Path target = workspace.output().resolve("layer-" + layer.key() + SUFFIX);
            artifacts.put(
                    layer.key(),
                    layer.artifact()
                            .flatMap(Coordinates::parse)
                            .flatMap(modules::ofBuild)
                            .map(module -> links(module, "java/").writeTo(target))
                            .orElseGet(() -> orFailing(target, () -> layers.packageOne(layer))));
        }
        return artifacts;
    }

    private Artifact artifact(Service service, FunctionPackage settings) {
        Path target =
                workspace.output().resolve("function-" + settings.function().key() + SUFFIX);
        return classes(settings)
                .map(module -> links(module, "").writeTo(target))
                .orElseGet(() -> orFailing(target, () -> packager.packageOne(service, settings)));
    }

    private static Artifact orFailing(Path target, Supplier<Artifact> packaging) {
        try {
            return packaging.get();
        } catch (ServerlessException failure) {
            return LinkedPackage.failing(failure).writeTo(target);
        }
    }

    /** The module whose classes a Java function runs; empty if it runs something else, as Quarkus makes it. */
    private Optional<JavaModule> classes(FunctionPackage settings) {
        PackageSource source = PackageSource.of(settings);
        if (source instanceof PackageSource.Module module
                && module.architecture().isEmpty()) {
            return (module.coordinates().isPresent()
                            ? modules.ofBuild(module.coordinates().get())
                            : modules.ofService())
                    .filter(found -> module.layout().isPresent() || !found.isQuarkus());
        }
        return source instanceof PackageSource.Finished finished && settings.isJava()
                ? modules.ofService()
                        .filter(module -> module.makes(workspace.folder().resolve(finished.path())))
                        .filter(module -> !module.isQuarkus())
                : Optional.empty();
    }

    private static LinkedPackage links(JavaModule module, String prefix) {
        if (!Files.isDirectory(module.classes())) {
            return LinkedPackage.failing(new PackagingException(
                    "There are no compiled classes of " + module.id() + ": " + module.classes() + " does not exist.",
                    "Compile the module."));
        }
        List<Link> links = new ArrayList<>(List.of(new Link(prefix, module.classes())));
        module.libraries().all().forEach((name, library) -> {
            boolean isCompiledModule = Files.isDirectory(library.file());
            links.add(new Link(isCompiledModule ? prefix : prefix + "lib/" + name, library.file()));
        });
        return LinkedPackage.of(links);
    }
}
