/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.JavaModule;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.inspect.FunctionPackages;
import io.github.serverlessmaven.inspect.PackageSizes;
import io.github.serverlessmaven.manifest.Manifest;
import java.util.List;
import java.util.Map;

/** Measures what fills the packages of a service. */
public final class InspectPackages {

    private final BuildContext build;
    private final PackageService packaging;

    /** The use case for a goal. */
    public InspectPackages(BuildContext build, PackageService packaging) {
        this.build = build;
        this.packaging = packaging;
    }

    /** Measures the packages of the goal's one service; what is not packaged is packaged first, unless the goal is bound to a phase. */
    public SizeReport measure() {
        ServiceModule module = build.service();
        packaging.servicesBuilt();
        if (!build.isBound()) {
            packaging.packageUnlessDone(module);
        }
        return measure(module);
    }

    private SizeReport measure(ServiceModule module) {
        DeploymentFolder folder = DeploymentFolder.read(module.output());
        Map<String, String> coordinates = build.modules(module)
                .ofService()
                .map(JavaModule::libraryCoordinates)
                .orElse(Map.of());
        PackageSizes sizes = new PackageSizes(coordinates);
        List<FunctionPackages> functions = new PackagedCode(folder).functions();
        List<String> zipped = functions.stream().map(FunctionPackages::key).toList();
        return new SizeReport(
                folder.manifest().service(),
                folder.manifest().stage(),
                folder.path(),
                functions.stream().map(sizes::measure).toList(),
                folder.manifest().functions().stream()
                        .map(Manifest.PackagedFunction::key)
                        .filter(key -> !zipped.contains(key))
                        .toList());
    }
}
