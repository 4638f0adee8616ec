/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A section that must have some of its properties.
 *
 * @param type the section
 * @param required the properties it must have
 */
record CompleteType(ObjectSchema type, List<Property<?>> required) implements DecoratedType<PropertyValues> {

    static final DiagnosticCode INCOMPLETE =
            new DiagnosticCode("INCOMPLETE", "The section lacks a property that it must have.");

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        Optional<PropertyValues> bound = type.bind(node, binding);
        List<Property<?>> missing = required.stream()
                .filter(property ->
                        bound.isPresent() && bound.get().configured(property).isEmpty())
                .toList();
        boolean isUnreported = missing.stream()
                .flatMap(property -> Stream.concat(Stream.of(property.name()), property.aliases().stream()))
                .noneMatch(name ->
                        binding.diagnostics().alreadyReported(binding.at(name).path()));
        if (!missing.isEmpty() && isUnreported) {
            String names = missing.stream().map(Property::name).collect(Collectors.joining(" and no "));
            String examples = missing.stream()
                    .map(property -> property.name() + ": " + property.example())
                    .collect(Collectors.joining(" and "));
            binding.error(
                    INCOMPLETE,
                    node,
                    "has no " + names,
                    "Add " + (missing.size() == 1 ? "it" : "them") + ", as in \"" + examples + "\".");
        }
        return bound.filter(values -> missing.isEmpty());
    }

    @Override
    public JsonSchema jsonSchema() {
        return type.jsonSchema()
                .and(List.of(JsonSchema.requires(
                        required.stream().map(Property::name).toArray(String[]::new))));
    }
}
