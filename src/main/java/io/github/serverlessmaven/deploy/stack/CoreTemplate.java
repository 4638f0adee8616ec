/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of a template that must exist before packages can be uploaded: the deployment bucket. */
public final class CoreTemplate {

    /** The bucket's logical id, given by Serverless. */
    public static final LogicalId BUCKET = new LogicalId("ServerlessDeploymentBucket");

    private static final List<String> RESOURCES = List.of(BUCKET.text(), "ServerlessDeploymentBucketPolicy");

    /** The output that has the bucket's name. */
    static final String BUCKET_NAME = "ServerlessDeploymentBucketName";

    private static final List<String> OUTPUTS = List.of(BUCKET_NAME);

    private CoreTemplate() {}

    /** Only the bucket of a template. */
    public static Value.Mapping of(Value.Mapping template) {
        return Value.mapping()
                .put("AWSTemplateFormatVersion", template.get("AWSTemplateFormatVersion"))
                .put("Description", template.get("Description"))
                .put("Resources", resources(template))
                .put("Outputs", only(template.section("Outputs"), OUTPUTS))
                .build();
    }

    /** What a template has of the bucket. */
    public static Value.Mapping resources(Value.Mapping template) {
        return only(template.section("Resources"), RESOURCES);
    }

    /** Whether an output of a template has the name of its bucket. */
    private static boolean namesBucket(Value.Mapping template) {
        return template.section("Resources").get(BUCKET.text()).isPresent()
                && template.section("Outputs")
                        .section(BUCKET_NAME)
                        .section("Value")
                        .text("Ref")
                        .filter(BUCKET.text()::equals)
                        .isPresent();
    }

    /** The name of the bucket of a stack that was brought to a template, if an output has it. */
    public static Optional<String> bucket(Stack stack, Value.Mapping template) {
        return Optional.ofNullable(stack.outputs().get(BUCKET_NAME))
                .filter(name -> stack.status().isSuccess() && namesBucket(template));
    }

    /** A deployed template with the bucket of another one added. */
    public static Value.Mapping addTo(Value.Mapping deployed, Value.Mapping template) {
        return deployed.with(
                        "Resources",
                        join(deployed.section("Resources"), of(template).section("Resources")))
                .with("Outputs", join(deployed.section("Outputs"), of(template).section("Outputs")));
    }

    /** The names of a template's parameters. */
    public static Set<String> parameters(Value.Mapping template) {
        return template.section("Parameters").entries().keySet();
    }

    /** Whether a template has macros, for all of it or for a part. */
    public static boolean hasMacros(Value.Mapping template) {
        return template.get("Transform").isPresent() || Json.compact(template).contains("\"Fn::Transform\":");
    }

    private static Value.Mapping only(Value.Mapping section, List<String> names) {
        Value.MappingBuilder kept = Value.mapping();
        names.forEach(name -> kept.put(name, section.get(name)));
        return kept.build();
    }

    private static Value.Mapping join(Value.Mapping section, Value.Mapping added) {
        Value.Mapping joined = section;
        for (var entry : added.entries().entrySet()) {
            joined = joined.with(entry.getKey(), entry.getValue());
        }
        return joined;
    }
}
