/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.Outline;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;

/**
 * A section that must have some of its properties.
 *
 * @param schema the section
 * @param required the properties it must have
 */
record CompleteType(ObjectSchema schema, List<Property<?>> required) implements PropertyType<PropertyValues> {

    static final DiagnosticCode INCOMPLETE =
            new DiagnosticCode("INCOMPLETE", "The section lacks a property that it must have.");

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        Optional<PropertyValues> bound = schema.bind(node, binding);
        if (node instanceof ConfigNode.Mapping mapping) {
            List<String> missing = required.stream()
                    .map(Property::name)
                    .filter(name -> mapping.get(name).isEmpty())
                    .toList();
            if (!missing.isEmpty()) {
                binding.error(INCOMPLETE, node, "has no " + String.join(" and no ", missing), "Add what is missing.");
                return Optional.empty();
            }
            return bound.filter(values -> required.stream()
                    .allMatch(property -> values.configured(property).isPresent()));
        }
        return bound;
    }

    @Override
    public Optional<ObjectSchema> section() {
        return schema.section();
    }

    @Override
    public Outline outline() {
        return schema.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return schema.jsonSchema()
                .and(List.of(JsonSchema.requires(
                        required.stream().map(Property::name).toArray(String[]::new))));
    }

    @Override
    public String describe() {
        return schema.describe();
    }
}
