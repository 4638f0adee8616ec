/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The user's own CloudFormation, merged over the generated template: mappings are joined at every depth, lists item by item, as in
 * Serverless. What stands below {@code extensions} changes a generated resource without joining lists.
 */
final class UserTemplate {

    static final DiagnosticCode UNKNOWN_SECTION =
            new DiagnosticCode("UNKNOWN_SECTION", "The section is none of those a CloudFormation template may have.");

    static final DiagnosticCode UNKNOWN_EXTENSION_ATTRIBUTE = new DiagnosticCode(
            "UNKNOWN_EXTENSION_ATTRIBUTE", "The attribute of a resource cannot be changed by an extension.");

    static final DiagnosticCode MISSING_EXTENSION_TARGET = new DiagnosticCode(
            "MISSING_EXTENSION_TARGET", "The extension is for a resource that the template does not have.");

    static final DiagnosticCode SECTION_WITHOUT_KEYS =
            new DiagnosticCode("SECTION_WITHOUT_KEYS", "The section of the CloudFormation template is not a mapping.");

    static final DiagnosticCode RESOURCE_WITHOUT_TYPE = new DiagnosticCode(
            "RESOURCE_WITHOUT_TYPE", "The resource is no generated one and does not say of which type it is.");

    static final String EXTENSIONS = "extensions";
    private static final List<String> SECTIONS = List.of(
            "AWSTemplateFormatVersion",
            "Description",
            "Conditions",
            "Mappings",
            "Metadata",
            "Outputs",
            "Parameters",
            "Resources",
            "Rules",
            "Transform",
            EXTENSIONS);
    private static final List<String> SECTIONS_OF_ENTRIES =
            List.of("Conditions", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules", EXTENSIONS);
    private static final List<String> REPLACED_BY_KEY = List.of("Properties", "Metadata");
    private static final List<String> REPLACED =
            List.of("Condition", "CreationPolicy", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy");
    private static final String APPENDED = "DependsOn";
    private static final Set<String> RESOURCE_ATTRIBUTES = Set.of(
            "Type",
            "Properties",
            "Metadata",
            "DependsOn",
            "Condition",
            "CreationPolicy",
            "DeletionPolicy",
            "UpdatePolicy",
            "UpdateReplacePolicy");

    private final Service service;
    private final Value.Mapping written;

    UserTemplate(Service service) {
        this.service = service;
        this.written = service.root().get(ServiceSchema.RESOURCES).orElse(Value.Mapping.EMPTY);
    }

    /** Reports what is not CloudFormation. */
    void check(Diagnostics diagnostics) {
        for (String section : written.entries().keySet()) {
            if (!SECTIONS.contains(section)) {
                error(
                        diagnostics,
                        UNKNOWN_SECTION,
                        List.of(section),
                        "is not a section of a template",
                        "Use one of " + String.join(", ", SECTIONS) + ".");
            }
        }
        for (String section : SECTIONS_OF_ENTRIES) {
            Value value = written.get(section).orElse(Value.NULL);
            if (!(value instanceof Value.Mapping || value instanceof Value.Null)) {
                error(
                        diagnostics,
                        SECTION_WITHOUT_KEYS,
                        List.of(section),
                        "must be a mapping",
                        "Write keys and values below it, one on each line.");
            }
        }
        for (Map.Entry<String, Value> extension :
                written.section(EXTENSIONS).entries().entrySet()) {
            for (String attribute : asMapping(extension.getValue()).entries().keySet()) {
                if (!REPLACED_BY_KEY.contains(attribute)
                        && !REPLACED.contains(attribute)
                        && !attribute.equals(APPENDED)) {
                    error(
                            diagnostics,
                            UNKNOWN_EXTENSION_ATTRIBUTE,
                            List.of(EXTENSIONS, extension.getKey(), attribute),
                            "cannot be changed by an extension",
                            "Use one of Properties, Metadata, DependsOn, " + String.join(", ", REPLACED) + ".");
                }
            }
        }
    }

    /** Whether anything here is for generated resources, or seems to be. */
    boolean changesGenerated() {
        return !written.section(EXTENSIONS).entries().isEmpty()
                || resources().entries().values().stream()
                        .anyMatch(resource -> !(type(resource).orElse(Value.NULL) instanceof Value.Text));
    }

    /** Reports resources without a type, and extensions of resources that do not exist. */
    void checkTargets(GeneratedIds generated, Diagnostics diagnostics) {
        boolean lacksId =
                resources().get("Type").filter(Value.Text.class::isInstance).isPresent();
        if (lacksId) {
            error(
                    diagnostics,
                    RESOURCE_WITHOUT_TYPE,
                    List.of("Resources", "Type"),
                    "is where the logical id of a resource belongs",
                    "Give the resource a logical id and indent it below, as in \"Queue:\" followed by \"  Type: AWS::SQS::Queue\".");
        }
        resources().entries().forEach((id, resource) -> {
            boolean typed = (lacksId && RESOURCE_ATTRIBUTES.contains(id))
                    || isMacro(id)
                    || type(resource)
                            .map(Value.Text.class::isInstance)
                            .orElseGet(() -> isMergeable(resource) && generated.mayContain(id));
            if (!typed) {
                error(
                        diagnostics,
                        RESOURCE_WITHOUT_TYPE,
                        List.of("Resources", id),
                        "has no Type",
                        "Add it, as in \"Type: AWS::SQS::Queue\"; only what changes a generated resource has none.");
            }
        });
        for (String id : written.section(EXTENSIONS).entries().keySet()) {
            if (!generated.mayContain(id) && resources().get(id).isEmpty()) {
                List<String> all = Stream.concat(generated.known().stream(), resources().entries().keySet().stream())
                        .distinct()
                        .toList();
                error(
                        diagnostics,
                        MISSING_EXTENSION_TARGET,
                        List.of(EXTENSIONS, id),
                        "there is no resource " + id,
                        Suggestion.of(id, all)
                                .map(meant -> "Did you mean \"" + meant + "\"?")
                                .orElseGet(() -> "Use one of " + String.join(", ", all) + "."));
            }
        }
    }

    private Value.Mapping resources() {
        return written.section("Resources");
    }

    private static boolean isMergeable(Value resource) {
        return resource instanceof Value.Mapping || resource instanceof Value.Null;
    }

    /** Whether a key stands for what a transform makes of it, such as {@code Fn::ForEach::Topics} or {@code Fn::Transform}. */
    private static boolean isMacro(String key) {
        return key.startsWith("Fn::");
    }

    private static Optional<Value> type(Value resource) {
        return asMapping(resource).get("Type");
    }

    private void error(Diagnostics diagnostics, DiagnosticCode code, List<String> keys, String problem, String remedy) {
        diagnostics.error(
                code,
                service.root().location(ServiceSchema.RESOURCES, keys),
                ServiceSchema.RESOURCES.name() + "." + String.join(".", keys),
                problem,
                remedy);
    }

    /** The generated template with the user's merged over it. */
    Value.Mapping layOver(Value.Mapping template) {
        Value.Mapping merged = (Value.Mapping) Value.merge(template, written.without(EXTENSIONS));
        Value.Mapping resources = merged.section("Resources");
        for (Map.Entry<String, Value> extension :
                written.section(EXTENSIONS).entries().entrySet()) {
            Value.Mapping target = resources.section(extension.getKey());
            resources = resources.with(extension.getKey(), extend(target, asMapping(extension.getValue())));
        }
        return merged.with("Resources", resources);
    }

    /** The properties of a generated resource as they stand in the finished template. */
    Value.Mapping properties(Resource generated) {
        String id = generated.id().text();
        Value.Mapping alone = layOver(Value.mapping("Resources", Value.mapping(id, generated.toValue())));
        return alone.section("Resources").section(id).section("Properties");
    }

    private static Value.Mapping extend(Value.Mapping resource, Value.Mapping extension) {
        Value.Mapping extended = resource;
        for (Map.Entry<String, Value> attribute : extension.entries().entrySet()) {
            String name = attribute.getKey();
            Value value = attribute.getValue();
            if (REPLACED_BY_KEY.contains(name)) {
                Value.Mapping section = extended.section(name);
                for (Map.Entry<String, Value> property :
                        asMapping(value).entries().entrySet()) {
                    section = section.with(property.getKey(), property.getValue());
                }
                extended = extended.with(name, section);
            } else if (name.equals(APPENDED)) {
                extended = extended.with(name, Value.concat(extended.get(name).orElse(Value.list()), value));
            } else {
                extended = extended.with(name, value);
            }
        }
        return extended;
    }

    private static Value.Mapping asMapping(Value value) {
        return value instanceof Value.Mapping mapping ? mapping : Value.Mapping.EMPTY;
    }
}
