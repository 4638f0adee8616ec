/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.DependencyPlace;
import io.github.serverlessmaven.model.FunctionPackage;
import io.github.serverlessmaven.model.PackageLayout;
import io.github.serverlessmaven.model.PackageSchema;
import io.github.serverlessmaven.model.StoredCode;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.List;
import java.util.Optional;

/** How the code of a function is packaged. Adds nothing to the template: the package itself does. */
public final class Packaging implements FunctionFeature {

    /** A native executable on a runtime that does not run it. */
    public static final DiagnosticCode NATIVE_NEEDS_PROVIDED =
            new DiagnosticCode("NATIVE_NEEDS_PROVIDED", "A native executable runs only on the runtimes provided.*.");

    /** A module's layout for a function that is not made from a module. */
    public static final DiagnosticCode LAYOUT_WITHOUT_MODULE = new DiagnosticCode(
            "LAYOUT_WITHOUT_MODULE", "The layout of a Maven module is set for a function that is not made from one.");

    /** Code that Lambda reads from a bucket, without saying which version of it. */
    public static final DiagnosticCode REFERENCE_WITHOUT_VERSION = new DiagnosticCode(
            "REFERENCE_WITHOUT_VERSION",
            "Lambda is to read the code from a bucket, but the version of the object is not given.");

    /** A layer of libraries for a function whose package is not made of a module's classes and libraries. */
    public static final DiagnosticCode DEPENDENCIES_WITHOUT_MODULE = new DiagnosticCode(
            "DEPENDENCIES_WITHOUT_MODULE",
            "A layer of libraries is asked for, but the package is not made of a module's classes and libraries.");

    /** No room for the layer of libraries. */
    public static final DiagnosticCode TOO_MANY_LAYERS = new DiagnosticCode(
            "TOO_MANY_LAYERS", "The function has more layers than Lambda allows, that of its libraries included.");

    /** Settings that count only for a package of a function's own. */
    public static final DiagnosticCode NEEDS_INDIVIDUALLY = new DiagnosticCode(
            "NEEDS_INDIVIDUALLY",
            "A setting of the function's package counts only if the function has its own package.");

    /** A choice of files for a package that is not made of files. */
    public static final DiagnosticCode PATTERNS_WITHOUT_FILES = new DiagnosticCode(
            "PATTERNS_WITHOUT_FILES", "Files are chosen for a package that is not made of a choice of files.");

    @Override
    public List<Property<?>> properties() {
        return List.of(PackageSchema.FUNCTION_PACKAGE);
    }

    /** The service may say how functions are packaged. */
    @Override
    public boolean appliesTo(FunctionScope scope) {
        return true;
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        FunctionPackage settings = FunctionPackage.of(scope.service(), scope.function());
        if (settings.stored().isPresent()) {
            checkStored(settings.stored().get(), settings, diagnostics);
            return;
        }
        checkLayout(settings, diagnostics);
        if (settings.dependencies() == DependencyPlace.LAYER) {
            checkDependencies(settings, scope, diagnostics);
        }
        settings.settingWithoutPackage()
                .ifPresent(property -> diagnostics.warning(
                        NEEDS_INDIVIDUALLY,
                        settings.own().location(property),
                        settings.own().path(property),
                        "has no effect: the function shares the service's package",
                        "Set \"individually: true\" below this function's \"package\"."));
        checkPatterns(settings, scope, diagnostics);
    }

    private static void checkPatterns(FunctionPackage settings, FunctionScope scope, Diagnostics diagnostics) {
        List<FunctionPackage> all = scope.service().functions().stream()
                .map(function -> FunctionPackage.of(scope.service(), function))
                .toList();
        if (!settings.isMadeOfFiles()) {
            FunctionPackage.choiceOfFiles(settings.own())
                    .ifPresent(property -> warnOfPatterns(settings.own(), property, "this function", diagnostics));
        }
        boolean isFirst = all.get(0).function().key().equals(settings.function().key());
        if (isFirst && all.stream().noneMatch(FunctionPackage::isMadeOfFiles)) {
            FunctionPackage.choiceOfFiles(settings.shared())
                    .ifPresent(property -> warnOfPatterns(settings.shared(), property, "each function", diagnostics));
        }
    }

    private static void warnOfPatterns(
            PropertyValues section, Property<?> property, String owner, Diagnostics diagnostics) {
        diagnostics.warning(
                PATTERNS_WITHOUT_FILES,
                section.location(property),
                section.path(property),
                "has no effect: the package of " + owner
                        + " is a module, an artifact or an executable, not a choice of files",
                "Remove it. What a module packages follows from its resources and dependencies in the POM.");
    }

    private static void checkStored(StoredCode code, FunctionPackage settings, Diagnostics diagnostics) {
        if (code.lacksVersion()) {
            settings.artifactError(
                    diagnostics,
                    REFERENCE_WITHOUT_VERSION,
                    "has \"storageMode: REFERENCE\", but no \"version\"",
                    "Give the version of the object that the function runs: its bucket needs versioning, and a policy by which"
                            + " lambda.amazonaws.com may read it.");
        }
    }

    private static void checkLayout(FunctionPackage settings, Diagnostics diagnostics) {
        Optional<PackageLayout> layout = settings.layout();
        if (layout.equals(Optional.of(PackageLayout.NATIVE)) && settings.isJava()) {
            settings.layoutError(
                    diagnostics,
                    NATIVE_NEEDS_PROVIDED,
                    "is native, but the runtime is " + settings.runtime(),
                    "Set \"runtime: provided.al2023\", or choose another layout.");
        } else if (settings.own().get(PackageSchema.LAYOUT).isPresent()
                && !settings.isJava()
                && !settings.isProvided()) {
            settings.layoutError(
                    diagnostics,
                    LAYOUT_WITHOUT_MODULE,
                    "is for functions made from a Maven module, but the runtime is " + settings.runtime(),
                    "Leave it out; \"package.patterns\" choose the files.");
        }
    }

    private static void checkDependencies(FunctionPackage settings, FunctionScope scope, Diagnostics diagnostics) {
        boolean isOwn = settings.own().get(PackageSchema.DEPENDENCIES).isPresent();
        Optional<PackageLayout> other =
                settings.layout().filter(layout -> layout == PackageLayout.ARTIFACT || layout == PackageLayout.NATIVE);
        if (isOwn && (!settings.isJava() || other.isPresent())) {
            settings.dependenciesError(
                    diagnostics,
                    DEPENDENCIES_WITHOUT_MODULE,
                    "needs the classes and libraries of a Maven module, but "
                            + other.map(layout -> "the layout is " + layout.word())
                                    .orElse("the runtime is " + settings.runtime()),
                    "Leave it out, or set \"dependencies: package\".");
        } else if (settings.isJava() && other.isEmpty() && Layers.isFull(scope)) {
            settings.dependenciesError(
                    diagnostics,
                    TOO_MANY_LAYERS,
                    "adds a layer to functions." + settings.function().key() + ", which has " + Layers.MAXIMUM
                            + " already, all that Lambda allows",
                    "Leave one of its layers out, or set \"package.dependencies: package\" for this function.");
        }
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return TemplateFragment.EMPTY;
    }
}
