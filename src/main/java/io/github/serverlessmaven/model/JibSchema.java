/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties of an image that is built of a Java module without Docker. */
final class JibSchema {

    private static final Property<String> FROM = Property.of(
            "from",
            Types.text("the name of an image, tar:// and a path, or scratch", "\\S+"),
            "What the image is built on: an image of any registry, tar:// and the path of an archive, or scratch for nothing;"
                    + " without it AWS's base image for the Java version.",
            "public.ecr.aws/lambda/java:21");

    private static final Property<List<String>> JVM_FLAGS = Property.of(
            "jvmFlags",
            Types.list(Types.text()),
            "Options of the JVM.",
            "['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']");

    private static final Property<Map<String, String>> ENVIRONMENT = Property.of(
            "environment",
            Types.map("the name of a variable", "[A-Za-z_][A-Za-z0-9_]*", Types.text()),
            "Variables of the environment, as part of the image; the function's own take precedence over them.",
            "{TZ: Europe/Berlin}");

    private static final Property<Map<String, String>> LABELS = Property.of(
            "labels",
            Types.map("the name of a label", "\\S+", Types.text()),
            "Labels of the image.",
            "{org.opencontainers.image.vendor: Example}");

    private static final Property<String> FOLDER =
            Property.of("from", Types.text(), "The folder, relative to the service's.", "src/main/image");

    private static final Property<String> PLACE = Property.of(
                    "into", Types.text("an absolute path", "/.*"), "Where its files are put in the image.", "/opt")
            .orElse("/");

    private static final PropertyType<Map<String, String>> DIRECTORY = Types.either(
            Types.text().map(folder -> Map.of(folder, "/")),
            ObjectSchema.of(List.of(FOLDER, PLACE))
                    .map(values -> Map.of(
                            values.get(FOLDER).orElse(""), values.get(PLACE).orElse("/"))));

    private static final Property<List<Map<String, String>>> EXTRA_DIRECTORIES = Property.of(
            "extraDirectories",
            Types.list(DIRECTORY),
            "Folders whose files are added to the image: at its root, or as {from, into} elsewhere.",
            "[src/main/image, {from: agent, into: /opt}]");

    private static final Property<String> USER =
            Property.of("user", Types.text(), "Whom the program runs as; Lambda has a user of its own.", "nobody");

    private static final ObjectSchema SETTINGS =
            ObjectSchema.of(List.of(FROM, JVM_FLAGS, ENVIRONMENT, LABELS, EXTRA_DIRECTORIES, USER));

    /** How an image is built; empty if it is not to be built. */
    static final Property<Optional<PropertyValues>> JIB = Property.of(
            "jib",
            Types.either(
                    Types.bool()
                            .map(on -> on ? Optional.of(PropertyValues.none("jib")) : Optional.<PropertyValues>empty()),
                    SETTINGS.map(Optional::of)),
            "Builds the image of the module's Java classes, without Docker: true, or a mapping of settings.",
            "{jvmFlags: ['-XX:TieredStopAtLevel=1']}");

    private JibSchema() {}

    static JibBuild build(PropertyValues settings, Optional<String> platform) {
        Map<String, String> folders = new LinkedHashMap<>();
        settings.get(EXTRA_DIRECTORIES).orElse(List.of()).forEach(folders::putAll);
        return new JibBuild(
                settings.get(FROM),
                platform,
                settings.get(JVM_FLAGS).orElse(List.of()),
                settings.get(ENVIRONMENT).orElse(Map.of()),
                settings.get(LABELS).orElse(Map.of()),
                folders,
                settings.get(USER));
    }
}
