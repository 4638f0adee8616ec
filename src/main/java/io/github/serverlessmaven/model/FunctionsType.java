/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The functions of a service: one mapping, or a list of mappings that are joined from first to last. */
final class FunctionsType implements PropertyType<Map<String, PropertyValues>> {

    static final DiagnosticCode FUNCTION_DEFINED_TWICE = new DiagnosticCode(
            "FUNCTION_DEFINED_TWICE",
            "Two mappings of the list of functions have the same key, and are joined. A warning.");

    /** The key of the functions. */
    static final String FUNCTIONS = "functions";

    /** What JSON Schema calls the definition of a function. */
    static final String FUNCTION = "function";

    private static final Pattern KEYS = Pattern.compile("[a-zA-Z0-9_-]+");

    private final PropertyType<Map<String, PropertyValues>> mapping;

    FunctionsType(ObjectSchema function) {
        mapping = Types.mapOfNames("letters, digits, - and _", KEYS.pattern(), function);
    }

    @Override
    public Optional<Map<String, PropertyValues>> bind(ConfigNode node, Binding binding) {
        return node instanceof ConfigNode.Sequence sequence
                ? joined(sequence, binding).flatMap(joined -> mapping.bind(joined, binding))
                : mapping.bind(node, binding);
    }

    private Optional<ConfigNode> joined(ConfigNode.Sequence sequence, Binding binding) {
        ConfigNode.Mapping joined = new ConfigNode.Mapping(List.of(), sequence.location());
        boolean complete = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            ConfigNode item = sequence.items().get(i);
            if (item instanceof ConfigNode.Mapping mappingItem) {
                warnOfDuplicates(joined, mappingItem, binding.at(String.valueOf(i)));
                joined = (ConfigNode.Mapping) ConfigOverlay.overlay(joined, item);
            } else {
                complete = false;
                binding.at(String.valueOf(i))
                        .error(
                                Types.WRONG_TYPE,
                                item,
                                "must be a mapping of functions, but is " + item.describe(),
                                "Give functions by their keys, for example with ${file(functions.yml)}.");
            }
        }
        return complete ? Optional.of(joined) : Optional.empty();
    }

    /** A configuration whose functions, if they are a list of mappings, are joined to one. */
    static ConfigNode.Mapping joined(ConfigNode.Mapping configuration) {
        return configuration.entries().stream()
                .filter(entry -> entry.key().equals(FUNCTIONS) && isOfMappings(entry.value()))
                .findFirst()
                .map(entry -> configuration.with(new ConfigNode.Entry(
                        FUNCTIONS,
                        entry.keyLocation(),
                        ((ConfigNode.Sequence) entry.value())
                                .items().stream()
                                        .reduce(
                                                new ConfigNode.Mapping(
                                                        List.of(), entry.value().location()),
                                                ConfigOverlay::overlay))))
                .orElse(configuration);
    }

    private static boolean isOfMappings(ConfigNode node) {
        return node instanceof ConfigNode.Sequence sequence
                && sequence.items().stream().allMatch(ConfigNode.Mapping.class::isInstance);
    }

    private static void warnOfDuplicates(ConfigNode.Mapping before, ConfigNode.Mapping item, Binding binding) {
        for (ConfigNode.Entry entry : item.entries()) {
            before.get(entry.key())
                    .ifPresent(first -> binding.diagnostics()
                            .warning(
                                    FUNCTION_DEFINED_TWICE,
                                    entry.keyLocation().or(() -> entry.value().location()),
                                    binding.at(entry.key()).path(),
                                    "is there already"
                                            + first.location()
                                                    .map(place -> ", at " + place)
                                                    .orElse("")
                                            + "; the settings here take precedence over it, key by key",
                                    "Give one of them another key if they are two functions."));
        }
    }

    @Override
    public Optional<ObjectSchema> section() {
        return mapping.section();
    }

    @Override
    public XmlShape outline() {
        return mapping.outline().orListOf(mapping.outline());
    }

    @Override
    public JsonSchema jsonSchema() {
        JsonSchema functions = JsonSchema.mappingOf(KEYS, JsonSchema.reference(FUNCTION));
        return JsonSchema.anyOf(functions, JsonSchema.listOf(functions));
    }

    @Override
    public String describe() {
        return "a mapping of functions, or a list of such mappings";
    }
}
