/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;

/** The properties below {@code package}, of a service and of a function. */
public final class PackageSchema {

    /** The zip to deploy instead of the one that would be built. */
    static final Property<FinishedPackage> ARTIFACT = Property.of(
            "artifact",
            Types.either(Types.text().map(PackageSchema::finished), StoredCode.TYPE),
            "A finished zip or jar relative to the service's folder, a module as groupId:artifactId[:version], or a zip in a bucket"
                    + " of yours as s3://bucket/key or by the keys below.",
            "target/app.jar");

    /** How a Maven module becomes a package. */
    public static final Property<PackageLayout> LAYOUT = Property.of(
            "layout",
            Types.choice(PackageLayout.values(), PackageLayout::word),
            "How a Maven module is packaged: classes next to lib/, everything in lib/, its own jar, or a native executable.",
            "flat-jar");

    /** Whether equal content of a finished zip becomes equal bytes. */
    public static final Property<Boolean> REPRODUCIBLE = Property.of(
                    "reproducible",
                    Types.bool(),
                    "Whether a finished jar or zip is rewritten so that equal content gives equal bytes; a signed one never is.",
                    "false")
            .orElse(true);

    /** Where the libraries of a Maven module go. */
    public static final Property<DependencyPlace> DEPENDENCIES = Property.of(
            "dependencies",
            Types.choice(DependencyPlace.values(), DependencyPlace::word),
            "Where a module's released libraries go: into each package, or into a layer that functions with the same ones share.",
            "layer");

    /** Which files belong to a package that is not built from a Maven module. */
    public static final Property<List<String>> PATTERNS = Property.of(
            "patterns",
            Types.list(Types.text()),
            "Which files go into the package of a function that is not Java; a leading ! leaves files out, the last match wins.",
            "['!docs/**']");

    /** Files to take, in the form of Serverless 2. */
    public static final Property<List<String>> INCLUDE = Property.of(
            "include",
            Types.list(Types.text()),
            "Which files go in whatever \"exclude\" says, in the form of Serverless 2; \"patterns\" say both.",
            "['data/**']");

    /** Files to leave out, in the form of Serverless 2. */
    public static final Property<List<String>> EXCLUDE = Property.of(
            "exclude",
            Types.list(Types.text()),
            "Which files stay out, in the form of Serverless 2; \"patterns\" say both.",
            "['docs/**']");

    /** Whether a function gets a package of its own. */
    public static final Property<Boolean> INDIVIDUALLY = Property.of(
                    "individually",
                    Types.bool(),
                    "Whether a function that is not Java gets a package of its own, which its own patterns shape.",
                    "true")
            .orElse(false);

    /** Whether what only builds and tests a Node.js function stays out. */
    public static final Property<Boolean> EXCLUDE_DEV_DEPENDENCIES = Property.of(
                    "excludeDevDependencies",
                    Types.bool(),
                    "Whether the packages that package-lock.json marks as needed for development only stay out.",
                    "false")
            .orElse(true);

    private static final Property<String> PATH = Property.of(
                    "path", Types.text(), "The folder that Serverless moves the packages to.", "dist")
            .withoutEffect("Packages are in target/serverless.");

    /** How the service is packaged. */
    public static final Property<PropertyValues> PACKAGE = Property.of(
            "package",
            ObjectSchema.of(List.of(
                    ARTIFACT,
                    LAYOUT,
                    REPRODUCIBLE,
                    DEPENDENCIES,
                    PATTERNS,
                    INCLUDE,
                    EXCLUDE,
                    INDIVIDUALLY,
                    EXCLUDE_DEV_DEPENDENCIES,
                    PATH)),
            "How functions are packaged.",
            "{artifact: target/app.jar}");

    /** How one function is packaged. */
    public static final Property<PropertyValues> FUNCTION_PACKAGE = Property.of(
            "package",
            ObjectSchema.of(
                    List.of(ARTIFACT, LAYOUT, REPRODUCIBLE, DEPENDENCIES, PATTERNS, INCLUDE, EXCLUDE, INDIVIDUALLY)),
            "How this function is packaged.",
            "{artifact: target/other.jar}");

    private PackageSchema() {}

    private static FinishedPackage finished(String name) {
        return StoredCode.at(name)
                .<FinishedPackage>map(stored -> stored)
                .orElseGet(() -> new FinishedPackage.Named(name));
    }
}
