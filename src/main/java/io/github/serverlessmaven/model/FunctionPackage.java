/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one function is packaged, from its own {@code package} and the service's.
 *
 * @param function the function
 * @param own the function's settings
 * @param shared the service's
 */
public record FunctionPackage(LambdaFunction function, PropertyValues own, PropertyValues shared) {

    /** The settings of a function of a service. */
    public static FunctionPackage of(Service service, LambdaFunction function) {
        return new FunctionPackage(
                function,
                function.settings()
                        .get(PackageSchema.FUNCTION_PACKAGE)
                        .orElseGet(() -> PropertyValues.none("functions." + function.key() + ".package")),
                service.root().get(PackageSchema.PACKAGE).orElseGet(() -> PropertyValues.none("package")));
    }

    /** What the code runs on; empty text if that is missing. */
    public String runtime() {
        return function.settings().get(ServiceSchema.RUNTIME).orElse("");
    }

    /** Whether the function runs on one of Lambda's Java runtimes. */
    public boolean isJava() {
        return runtime().startsWith("java");
    }

    /** Whether the function contains its own runtime. */
    public boolean isProvided() {
        return runtime().startsWith("provided");
    }

    /** Whether the function has a package of its own. */
    public boolean individually() {
        return ownOrShared(PackageSchema.INDIVIDUALLY).orElse(false);
    }

    /** The finished artifact or module: the function's, or the service's unless the function has a package of its own. */
    public Optional<String> artifact() {
        return finished()
                .filter(FinishedPackage.Named.class::isInstance)
                .map(named -> ((FinishedPackage.Named) named).name());
    }

    /** The zip in a bucket of the user's, in the same order. */
    public Optional<StoredCode> stored() {
        return finished().filter(StoredCode.class::isInstance).map(StoredCode.class::cast);
    }

    private Optional<FinishedPackage> finished() {
        return own.get(PackageSchema.ARTIFACT)
                .or(() -> individually() ? Optional.empty() : shared.get(PackageSchema.ARTIFACT));
    }

    /** Reports a problem with the artifact at its place. */
    public void artifactError(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        section(PackageSchema.ARTIFACT).error(PackageSchema.ARTIFACT, diagnostics, code, problem, remedy);
    }

    /** Reports a problem with the layout at its place. */
    public void layoutError(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        section(PackageSchema.LAYOUT).error(PackageSchema.LAYOUT, diagnostics, code, problem, remedy);
    }

    private <T> Optional<T> ownOrShared(Property<T> property) {
        return section(property).get(property);
    }

    private PropertyValues section(Property<?> property) {
        return own.configured(property).isPresent() ? own : shared;
    }

    /** The processor the code runs on. */
    public String architecture() {
        return function.settings().get(ServiceSchema.ARCHITECTURE).orElse(ServiceSchema.DEFAULT_ARCHITECTURE);
    }

    /** The layout asked for: the function's, or the service's. */
    public Optional<PackageLayout> layout() {
        return ownOrShared(PackageSchema.LAYOUT);
    }

    /** Whether equal content of a finished jar or zip becomes equal bytes. */
    public boolean reproducible() {
        return ownOrShared(PackageSchema.REPRODUCIBLE).orElse(true);
    }

    /** Where the libraries of its module go: as the function says, or the service. */
    public DependencyPlace dependencies() {
        return ownOrShared(PackageSchema.DEPENDENCIES).orElse(DependencyPlace.PACKAGE);
    }

    /** Reports a problem with the place of the libraries. */
    public void dependenciesError(Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        section(PackageSchema.DEPENDENCIES).error(PackageSchema.DEPENDENCIES, diagnostics, code, problem, remedy);
    }

    /** Which files belong to the package, in the order they count; the function's only if it has a package of its own. */
    public List<String> patterns() {
        List<String> patterns = new ArrayList<>();
        List<PropertyValues> sections = individually() ? List.of(shared, own) : List.of(shared);
        sections.forEach(section ->
                section.get(PackageSchema.EXCLUDE).orElse(List.of()).forEach(pattern -> patterns.add(turned(pattern))));
        for (PropertyValues section : sections) {
            patterns.addAll(section.get(PackageSchema.INCLUDE).orElse(List.of()));
            patterns.addAll(section.get(PackageSchema.PATTERNS).orElse(List.of()));
        }
        return patterns;
    }

    private static String turned(String pattern) {
        return pattern.startsWith("!") ? pattern.substring(1) : "!" + pattern;
    }

    /** Whether what only builds and tests a Node.js function stays out. */
    public boolean excludeDevDependencies() {
        return runtime().startsWith("nodejs")
                && shared.get(PackageSchema.EXCLUDE_DEV_DEPENDENCIES).orElse(true);
    }

    /** Whether the package is made of files that patterns choose, and not of a module, a finished artifact or an executable. */
    public boolean isMadeOfFiles() {
        return !isJava()
                && finished().isEmpty()
                && !(isProvided() && layout().equals(Optional.of(PackageLayout.NATIVE)));
    }

    /** The first setting of a section that only chooses files. */
    public static Optional<Property<?>> choiceOfFiles(PropertyValues section) {
        return List.<Property<?>>of(PackageSchema.PATTERNS, PackageSchema.INCLUDE, PackageSchema.EXCLUDE).stream()
                .filter(property -> section.configured(property).isPresent())
                .findFirst();
    }

    /** Those of the function's own settings that count only for a package of its own. */
    public Optional<Property<?>> settingWithoutPackage() {
        return individually() || !isMadeOfFiles() ? Optional.empty() : choiceOfFiles(own);
    }
}
