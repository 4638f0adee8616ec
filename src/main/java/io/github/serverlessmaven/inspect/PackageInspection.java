/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Looks into the package of a function, as it will be deployed, for everything that would fail at its first invocation. */
public final class PackageInspection {

    private final List<Path> dependencies;
    private final Diagnostics diagnostics;

    /**
     * Makes an inspection.
     *
     * @param dependencies the jars the module needs to run, from which finished artifacts were made
     * @param diagnostics receives the problems
     */
    public PackageInspection(List<Path> dependencies, Diagnostics diagnostics) {
        this.dependencies = List.copyOf(dependencies);
        this.diagnostics = diagnostics;
    }

    /**
     * Inspects a function.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if its zip, or a jar inside, cannot be read
     */
    public void inspect(InspectedFunction function) {
        try (PackageContents contents = PackageContents.open(function.code(), function.layers())) {
            PackageLimits.inspect(function, contents, diagnostics);
            NativeLibraries.inspect(function, contents, diagnostics);
            Optional<Integer> javaVersion = function.javaVersion();
            if (javaVersion.isPresent()) {
                inspectJava(function, javaVersion.get(), contents);
            } else if (function.runtime().matches("(python|nodejs).*")) {
                ScriptHandler.inspect(function, contents, diagnostics);
            }
        }
    }

    private void inspectJava(InspectedFunction function, int javaVersion, PackageContents contents) {
        new JavaHandler(function, new ClassPath(contents), contents.ownClasses(), diagnostics).inspect();
        ClassVersions.inspect(function, javaVersion, contents, diagnostics);
        UberJar uberJar = new UberJar(function, contents, diagnostics);
        uberJar.inspectDuplicates();
        uberJar.inspectServices(dependencies);
    }
}
