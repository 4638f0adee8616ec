/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks into the packages of functions, as they will be deployed, for everything that would fail at its first invocation. */
public final class PackageInspection {

    private final Optional<Path> classes;
    private final List<Path> dependencies;
    private final Diagnostics diagnostics;

    /**
     * Makes an inspection.
     *
     * @param classes the folder of the module's classes, if it is known
     * @param dependencies the jars the module needs to run, from which finished artifacts were made
     * @param diagnostics receives the problems
     */
    public PackageInspection(Optional<Path> classes, List<Path> dependencies, Diagnostics diagnostics) {
        this.classes = classes;
        this.dependencies = List.copyOf(dependencies);
        this.diagnostics = diagnostics;
    }

    /**
     * Inspects functions; those with the same package together.
     *
     * @throws io.github.serverlessmaven.artifact.PackagingException if a zip, or a jar inside, cannot be read
     */
    public void inspect(List<InspectedFunction> functions) {
        Map<List<Object>, List<InspectedFunction>> byPackage = functions.stream()
                .collect(Collectors.groupingBy(
                        function -> List.of(function.code(), function.libraries(), function.layers()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byPackage.values().forEach(this::inspectTogether);
    }

    private void inspectTogether(List<InspectedFunction> functions) {
        InspectedFunction any = functions.get(0);
        try (PackageContents contents = PackageContents.open(any.code(), any.libraries(), any.layers())) {
            if (any.image().isEmpty()) {
                PackageLimits.inspect(any, contents, diagnostics);
            }
            first(functions, InspectedFunction::architecture)
                    .forEach(function -> NativeLibraries.inspect(function, contents, diagnostics));
            first(functions, InspectedFunction::runtime)
                    .forEach(function ->
                            function.javaVersion().ifPresent(version -> inspectClasses(function, version, contents)));
            ClassPath classPath = new ClassPath(contents);
            functions.forEach(function -> inspectHandler(function, contents, classPath));
            functions.stream()
                    .filter(function -> function.javaVersion().isPresent()
                            && diagnostics.errors().isEmpty())
                    .limit(1)
                    .forEach(function ->
                            new MissingClasses(function, contents, classPath, diagnostics).inspect(moduleClasses()));
        }
    }

    /** One function of each kind: what is wrong with the package as such is reported once. */
    private static Collection<InspectedFunction> first(
            List<InspectedFunction> functions, Function<InspectedFunction, String> kind) {
        return functions.stream()
                .collect(Collectors.toMap(kind, Function.identity(), (one, other) -> one, LinkedHashMap::new))
                .values();
    }

    private Set<String> moduleClasses() {
        if (classes.filter(Files::isDirectory).isEmpty()) {
            return Set.of();
        }
        try (PackageContents module = PackageContents.open(classes.get(), List.of(), List.of())) {
            return module.moduleClasses();
        }
    }

    private void inspectHandler(InspectedFunction function, PackageContents contents, ClassPath classes) {
        if (function.javaVersion().isPresent()) {
            new JavaHandler(function, classes, contents, diagnostics).inspect();
            new HandlerEvent(function, contents, classes, diagnostics).inspect();
            if (!HandlerEvent.hasOwnSerializer(contents)) {
                new HandlerDeliveries(function, classes, diagnostics).inspect();
            }
            new FrameworkHandler(function, contents, classes, diagnostics).inspect();
        } else if (function.runtime().matches("(python|nodejs).*")) {
            ScriptHandler.inspect(function, contents, diagnostics);
        }
    }

    private void inspectClasses(InspectedFunction function, int javaVersion, PackageContents contents) {
        ClassVersions.inspect(function, javaVersion, contents, diagnostics);
        UberJar uberJar = new UberJar(function, contents, diagnostics);
        uberJar.inspectDuplicates();
        uberJar.inspectServices(dependencies);
    }
}
