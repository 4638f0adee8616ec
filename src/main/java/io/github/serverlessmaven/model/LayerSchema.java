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
import java.util.Map;

/** The properties below {@code layers}. Ranges and forms are those of "PublishLayerVersion" in the AWS Lambda API reference. */
public final class LayerSchema {

    /** The folder whose files are the layer. */
    public static final Property<String> PATH = Property.of(
            "path",
            Types.text(),
            "The folder whose files the layer puts below /opt, relative to the service's folder.",
            "layers/tools");

    /** A finished zip instead of a folder. */
    public static final Property<String> ARTIFACT = Property.of(
            "artifact",
            Types.text(),
            "In place of \"path\": a zip relative to the service's folder, or a module or artifact as groupId:artifactId[:version].",
            "target/tools.zip");

    /** Which files of the folder belong to the layer. */
    public static final Property<List<String>> PATTERNS = Property.of(
            "patterns",
            Types.list(Types.text()),
            "Which files of the folder go into the layer, relative to it; a leading ! leaves files out, the last match wins.",
            "['!**/*.md']");

    /** Files to take, in the form of Serverless 2. */
    public static final Property<List<String>> INCLUDE = Property.of(
            "include",
            Types.list(Types.text()),
            "Which files go into the layer whatever \"exclude\" says, in the form of Serverless 2; \"patterns\" say both.",
            "['bin/**']");

    /** Files to leave out, in the form of Serverless 2. */
    public static final Property<List<String>> EXCLUDE = Property.of(
            "exclude",
            Types.list(Types.text()),
            "Which files stay out of the layer, in the form of Serverless 2; \"patterns\" say both.",
            "['**/*.md']");

    /** How the layer is packaged. */
    public static final Property<PropertyValues> PACKAGE = Property.of(
            "package",
            ObjectSchema.of(List.of(ARTIFACT, PackageSchema.REPRODUCIBLE, PATTERNS, INCLUDE, EXCLUDE)),
            "How the layer is packaged.",
            "{patterns: ['!**/*.md']}");

    /** The layer's name in AWS. */
    public static final Property<String> NAME = Property.of(
            "name",
            Types.text(
                    "1 to 140 letters, digits, - and _, or the ARN of a layer",
                    "[a-zA-Z0-9_-]{1,140}|(?=.{1,140}$)arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:[0-9]{12}:layer:[a-zA-Z0-9_-]+"),
            "The layer's name in AWS; its key unless given.",
            "order-tools");

    /** What the layer is for. */
    public static final Property<String> DESCRIPTION =
            Property.of("description", Types.text(256), "What the layer is for.", "Tools of all order functions");

    /** The runtimes it works with. */
    public static final Property<List<String>> COMPATIBLE_RUNTIMES = Property.of(
            "compatibleRuntimes",
            Types.list(ServiceSchema.RUNTIME.type(), 15),
            "The runtimes the layer is made for, 15 at most; for information only.",
            "[java21]");

    /** The processors it works on. */
    public static final Property<List<String>> COMPATIBLE_ARCHITECTURES = Property.of(
            "compatibleArchitectures",
            Types.list(Types.choice(List.of("arm64", "x86_64")), 2),
            "The processors the layer is made for; for information only.",
            "[arm64]");

    /** Its licence. */
    public static final Property<String> LICENSE_INFO = Property.of(
            "licenseInfo", Types.text(512), "The licence: an SPDX identifier, an address, or its text.", "Apache-2.0");

    /** Who else may use it. */
    public static final Property<List<String>> ALLOWED_ACCOUNTS = Property.of(
            "allowedAccounts",
            Types.list(Types.text(
                    "an account of 12 digits, *, or the ARN of an account's root",
                    "[0-9]{12}|\\*|arn:aws[a-zA-Z-]*:iam::[0-9]{12}:root")),
            "The accounts whose functions may use the layer; * for all.",
            "['123456789012']");

    /** Whether earlier versions stay. */
    public static final Property<Boolean> RETAIN = Property.of(
                    "retain",
                    Types.bool(),
                    "Whether a version of the layer stays when a new one takes its place, or the stack goes.",
                    "true")
            .orElse(false);

    /** The layers of the service. */
    public static final Property<Map<String, PropertyValues>> LAYERS = Property.of(
            "layers",
            Types.mapOfNames(
                    "1 to 140 letters, digits, - and _",
                    "[a-zA-Z0-9_-]{1,140}",
                    ObjectSchema.of(List.of(
                            PATH,
                            PACKAGE,
                            NAME,
                            DESCRIPTION,
                            COMPATIBLE_RUNTIMES,
                            COMPATIBLE_ARCHITECTURES,
                            LICENSE_INFO,
                            ALLOWED_ACCOUNTS,
                            RETAIN))),
            "Layers that are published with the service, by their keys; a function takes one with {Ref: <Key>LambdaLayer}.",
            "{tools: {path: layers/tools}}");

    private LayerSchema() {}
}
