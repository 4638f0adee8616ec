/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.model.NpmPlugins;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One event of a function: a mapping of its type to its settings. */
final class EventType implements PropertyType<PropertyValues> {

    static final DiagnosticCode MALFORMED_EVENT =
            new DiagnosticCode("MALFORMED_EVENT", "An event has no settings, or does not have exactly one type.");

    private final ObjectSchema types;

    EventType(List<Property<?>> types) {
        this.types = ObjectSchema.of(types).withForeignKeys(NpmPlugins.keysIn("event."));
    }

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        if (node instanceof ConfigNode.Mapping mapping && !hasOneType(mapping)) {
            String keys = mapping.entries().stream()
                    .map(entry -> entry.key() + (isNull(entry) ? " without settings" : ""))
                    .collect(Collectors.joining(", "));
            binding.error(
                    MALFORMED_EVENT,
                    node,
                    "must be one type of event with its settings, but " + (keys.isEmpty() ? "is empty" : "has " + keys),
                    "Write the type, and its settings behind it or two spaces further to the right below it.");
            return Optional.empty();
        }
        return types.bind(
                node instanceof ConfigNode.Scalar word && !word.text().isBlank() ? withoutSettings(word) : node,
                binding);
    }

    private static boolean hasOneType(ConfigNode.Mapping event) {
        return event.entries().size() == 1 && !isNull(event.entries().get(0));
    }

    /** Serverless has types that need no settings, written as a scalar: {@code - alexaSkill}. */
    private static ConfigNode withoutSettings(ConfigNode.Scalar type) {
        ConfigNode none = new ConfigNode.Mapping(List.of(), type.location());
        return new ConfigNode.Mapping(
                List.of(new ConfigNode.Entry(type.text(), type.location(), none)), type.location());
    }

    private static boolean isNull(ConfigNode.Entry entry) {
        return entry.value() instanceof ConfigNode.Scalar scalar && scalar.isNull();
    }

    @Override
    public Optional<ObjectSchema> section() {
        return Optional.of(types);
    }

    @Override
    public XmlShape outline() {
        return types.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return types.jsonSchema();
    }

    @Override
    public String describe() {
        return "a mapping of one type of event to its settings";
    }
}
