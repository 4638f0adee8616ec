/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.model.DependencyPlace;
import io.github.serverlessmaven.model.FunctionPackage;
import io.github.serverlessmaven.model.PackageLayout;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the package of a function is made of. Equal sources make one package, which functions share. */
sealed interface PackageSource {

    /** Decides for a function. */
    static PackageSource of(FunctionPackage settings) {
        boolean isNative = settings.isProvided() && settings.layout().equals(Optional.of(PackageLayout.NATIVE));
        Optional<Coordinates> coordinates = settings.artifact().flatMap(Coordinates::parse);
        if (settings.artifact().isPresent() && coordinates.isEmpty()) {
            String path = settings.artifact().get();
            return isNative
                    ? new Executable(Optional.of(path), settings.architecture())
                    : new Finished(path, settings.reproducible());
        }
        if (isNative && coordinates.isEmpty()) {
            return new Executable(Optional.empty(), settings.architecture());
        }
        if (coordinates.isPresent() || settings.isJava()) {
            return new Module(
                    coordinates,
                    settings.layout(),
                    settings.dependencies(),
                    settings.reproducible(),
                    isNative ? Optional.of(settings.architecture()) : Optional.empty());
        }
        return new SelectedFiles(
                settings.individually() ? Optional.of(settings.function().key()) : Optional.empty(),
                settings.patterns(),
                settings.excludeDevDependencies());
    }

    /**
     * A zip or jar that another tool created.
     *
     * @param path relative to the service's folder
     * @param reproducible whether equal content is to become equal bytes
     */
    record Finished(String path, boolean reproducible) implements PackageSource {}

    /**
     * A Maven module, or an artifact of a repository.
     *
     * @param coordinates those of another module or artifact; empty for the service's own module
     * @param layout what the user wants to become of a module; empty for what is usual for it
     * @param dependencies where its libraries go
     * @param reproducible whether the equal content of a jar that is there already is to become equal bytes
     * @param architecture the processor, for a native executable
     */
    record Module(
            Optional<Coordinates> coordinates,
            Optional<PackageLayout> layout,
            DependencyPlace dependencies,
            boolean reproducible,
            Optional<String> architecture)
            implements PackageSource {

        private static final Set<PackageLayout> LAYOUTS_WITH_LIBRARIES =
                Set.of(PackageLayout.LIB, PackageLayout.FLAT_JAR);

        /** Whether released libraries stay out of the package, for a layer. */
        boolean hasLayer() {
            return dependencies == DependencyPlace.LAYER
                    && architecture.isEmpty()
                    && layout.map(LAYOUTS_WITH_LIBRARIES::contains).orElse(true);
        }
    }

    /**
     * A native executable.
     *
     * @param path relative to the service's folder; empty for that of the service's own module
     * @param architecture the processor
     */
    record Executable(Optional<String> path, String architecture) implements PackageSource {}

    /**
     * Files of the service's folder.
     *
     * @param function the function the package is for; empty if functions share it
     * @param patterns which files, the last match wins
     * @param withoutDevelopment whether npm's packages for development stay out
     */
    record SelectedFiles(Optional<String> function, List<String> patterns, boolean withoutDevelopment)
            implements PackageSource {}
}
