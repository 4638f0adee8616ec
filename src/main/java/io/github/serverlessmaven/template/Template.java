/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A CloudFormation template.
 *
 * @param description for documentation
 * @param resources by logical id, in order
 * @param outputs by logical id, in order
 */
public record Template(String description, Map<LogicalId, Resource> resources, Map<LogicalId, Output> outputs) {

    /** Copies the maps, keeping their order. */
    public Template {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /**
     * The template as it is written.
     *
     * @param exportName the name by which other stacks import an output
     */
    public Value.Mapping toValue(Function<LogicalId, String> exportName) {
        Value.MappingBuilder resourceValues = Value.mapping();
        for (Map.Entry<LogicalId, Resource> resource : resources.entrySet()) {
            resourceValues.put(resource.getKey().text(), resource.getValue().toValue());
        }
        Value.MappingBuilder outputValues = Value.mapping();
        for (Map.Entry<LogicalId, Output> output : outputs.entrySet()) {
            outputValues.put(output.getKey().text(), output.getValue().toValue(exportName.apply(output.getKey())));
        }
        return Value.mapping()
                .put("AWSTemplateFormatVersion", "2010-09-09")
                .put("Description", description)
                .put("Resources", resourceValues.build())
                .put("Outputs", outputValues.build())
                .build();
    }

    /** A template without the nulls inside its resources' properties, which CloudFormation would reject. */
    public static Value.Mapping withoutNulls(Value.Mapping template) {
        Value resources = template.get("Resources").orElse(Value.Mapping.EMPTY);
        if (!(resources instanceof Value.Mapping all)) {
            return template;
        }
        return template.with(
                "Resources",
                all.mapValues(resource -> resource instanceof Value.Mapping mapping
                                && mapping.get("Properties").isPresent()
                        ? mapping.with(
                                "Properties",
                                withoutNulls(mapping.get("Properties").get()))
                        : resource));
    }

    private static Value withoutNulls(Value value) {
        if (value instanceof Value.Mapping mapping) {
            Value.MappingBuilder kept = Value.mapping();
            mapping.entries().forEach((key, item) -> {
                if (!(item instanceof Value.Null)) {
                    kept.put(key, withoutNulls(item));
                }
            });
            return kept.build();
        }
        return value instanceof Value.Sequence sequence
                ? new Value.Sequence(
                        sequence.items().stream().map(Template::withoutNulls).toList())
                : value;
    }
}
