/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.Code;
import io.github.serverlessmaven.model.FunctionPackage;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Builds layers from the released libraries of modules, one for each set of libraries. Its bytes follow from the set alone and not from
 * the time of a build, so that a new release of the code is no new layer.
 */
public final class DependencyLayers {

    private static final int SHORT_HASH = 12;

    private final Workspace workspace;
    private final Modules modules;
    private final Map<SortedMap<String, RuntimeDependency>, Artifact> built = new HashMap<>();

    /**
     * Makes a packager for one service.
     *
     * @param workspace where the service is packaged
     * @param modules the Maven modules that functions are made of
     */
    public DependencyLayers(Workspace workspace, Modules modules) {
        this.workspace = workspace;
        this.modules = modules;
    }

    /**
     * Builds all layers.
     *
     * @return the layer of each function that has one, by the function's key
     * @throws PackagingException if one cannot be built
     */
    public Map<String, Artifact> packageAll(Service service) {
        Map<String, Artifact> layers = new LinkedHashMap<>();
        for (LambdaFunction function : service.functions()) {
            if (service.code(function) instanceof Code.Zip
                    && PackageSource.of(FunctionPackage.of(service, function)) instanceof PackageSource.Module module
                    && module.hasLayer()) {
                module(module)
                        .map(found -> found.libraries().released())
                        .filter(libraries -> !libraries.isEmpty())
                        .ifPresent(libraries -> layers.put(function.key(), layer(libraries)));
            }
        }
        return layers;
    }

    private Optional<JavaModule> module(PackageSource.Module source) {
        return source.coordinates().isPresent()
                ? modules.ofBuild(source.coordinates().get())
                : modules.ofService();
    }

    private Artifact layer(SortedMap<String, RuntimeDependency> libraries) {
        return built.computeIfAbsent(libraries, set -> {
            ReproducibleZip zip = new ReproducibleZip(EntryTime.EARLIEST);
            set.forEach((file, library) -> zip.add(Libraries.LAYER_FOLDER + file, library.content(), false));
            return zip.write(workspace.output().resolve("dependencies." + hash(set) + ".zip"));
        });
    }

    /** Of their names, groups included. */
    private static String hash(SortedMap<String, RuntimeDependency> libraries) {
        return Sha256.of(libraries.entrySet().stream()
                        .map(library -> library.getValue().groupId() + ":" + library.getKey())
                        .collect(Collectors.joining("\n")))
                .hex()
                .substring(0, SHORT_HASH);
    }
}
