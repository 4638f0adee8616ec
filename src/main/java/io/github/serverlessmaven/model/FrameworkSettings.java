/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;

/** Keys by which a file steers the Serverless Framework itself, its plugins and its dashboard. They are accepted, and change nothing. */
final class FrameworkSettings {

    private static final Property<String> PLUGIN_PATH =
            Property.of("localPath", Types.text(), "The folder of plugins that are not from npm.", ".plugins");

    private static final Property<List<String>> PLUGIN_MODULES =
            Property.of("modules", Types.list(Types.text()), "The plugins.", "[serverless-offline]");

    private static final PropertyType<List<String>> PLUGINS = Types.either(
            Types.list(Types.text()),
            ObjectSchema.of(List.of(PLUGIN_PATH, PLUGIN_MODULES))
                    .map(values -> values.get(PLUGIN_MODULES).orElse(List.of())));

    /** Plugins of Serverless. */
    static final Property<List<String>> PLUGINS_OF_NPM = Property.of(
                    "plugins", PLUGINS, "Plugins of Serverless, which are npm packages.", "[serverless-offline]")
            .withoutEffect(NpmPlugins::advice);

    private static final PropertyType<PropertyValues> STAGE = ObjectSchema.of(List.of(
            Property.of("params", Types.anything(), "Values of ${param:...} in this stage.", "{domain: example.com}"),
            free("observability", "Whether Serverless 4 watches the stage.", "true"),
            free("resolvers", "Credentials and sources of variables of Serverless 4.", "{}"),
            free("integrations", "Services that Serverless 4 sends data to.", "{}"),
            free("state", "Where Serverless 4 keeps the state of a deployment.", "s3"),
            free("build", "How Serverless 4 builds JavaScript.", "{esbuild: true}")));

    /** At the top level. */
    static final List<Property<?>> TOP_LEVEL = List.of(
            text("frameworkVersion", "The versions of Serverless that may read the file.", "'3'"),
            PLUGINS_OF_NPM,
            text("app", "The app of the Serverless Dashboard.", "shop"),
            text("org", "The organisation of the Serverless Dashboard.", "example"),
            free("console", "The Serverless Console.", "true"),
            free("dashboard", "The Serverless Dashboard.", "{disableMonitoring: true}"),
            free("outputs", "Values for other services, kept by the Serverless Dashboard.", "{queue: orders}")
                    .withoutEffect(
                            "For \"outputs\" write Outputs with an export below \"resources\", read by ${cf:stack.output}."),
            text("licenseKey", "The licence of Serverless 4.", "'${env:LICENSE}'"),
            text("projectDir", "The folder that holds what the service shares with others.", "../"),
            text("variablesResolutionMode", "How Serverless 2 reads variables.", "'20210326'"),
            choice(
                    "unresolvedVariablesNotificationMode",
                    "What Serverless 2 does about variables without a value.",
                    List.of("error", "warn")),
            choice(
                    "deprecationNotificationMode",
                    "How Serverless reports what it will no longer support.",
                    List.of("warn:summary", "warn", "error")),
            Property.of(
                            "disabledDeprecations",
                            Types.list(Types.text("a code of Serverless, or *", "[A-Z0-9_]+|\\*")),
                            "Which notices about what it will no longer support Serverless leaves out.",
                            "['*']")
                    .withoutEffect(),
            free("build", "How Serverless 4 builds JavaScript.", "{esbuild: true}")
                    .withoutEffect(
                            "For \"build\" name the built file with \"package.artifact\"; Java is built by Maven."),
            Property.of(
                    "stages",
                    Types.map("a stage or \"default\"", "[a-zA-Z0-9-]+", STAGE),
                    "Values of ${param:...} by stage, in the form of Serverless 4; those of \"params\" take precedence.",
                    "{default: {params: {domain: example.com}}}"),
            free("state", "Where Serverless 4 keeps the state of a deployment.", "s3")
                    .withoutEffect());

    /** Below {@code provider}. */
    static final List<Property<?>> PROVIDER = List.of(
            choice(
                    "lambdaHashingVersion",
                    "How Serverless found out whether a function changed.",
                    List.of("20201221", "20200924")),
            Property.of(
                            "enableLegacyDeploymentBucket",
                            Types.bool(),
                            "Whether Serverless 4 makes a deployment bucket for each stack, as it is done here.",
                            "true")
                    .withoutEffect(
                            "The stack has a deployment bucket of its own unless \"deploymentBucket\" names one."),
            text("resolver", "The credentials of Serverless 4, by the name of a resolver.", "production")
                    .withoutEffect("For \"resolver\" set \"profile\"."));

    private FrameworkSettings() {}

    private static Property<String> text(String name, String doc, String example) {
        return Property.of(name, Types.text(), doc, example).withoutEffect();
    }

    private static Property<String> choice(String name, String doc, List<String> words) {
        return Property.of(name, Types.choice(words), doc, "'" + words.get(0) + "'")
                .withoutEffect();
    }

    private static Property<ConfigNode> free(String name, String doc, String example) {
        return Property.of(name, Types.anything(), doc, example).withoutEffect();
    }
}
