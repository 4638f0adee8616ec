/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The settings of an event of requests: a mapping with {@code method} and {@code path}, or both in one text: {@code GET /orders}. */
public final class RequestText implements PropertyType<PropertyValues> {

    /** The methods that requests may have; ANY stands for all. */
    public static final List<String> METHODS =
            List.of("ANY", "GET", "POST", "PUT", "PATCH", "OPTIONS", "HEAD", "DELETE");

    private static final String ANY_CASE =
            METHODS.stream().map(RequestText::anyCase).collect(Collectors.joining("|"));

    private final PropertyType<PropertyValues> settings;
    private final PropertyType<String> text;

    private RequestText(PropertyType<PropertyValues> settings, PropertyType<String> text) {
        this.settings = settings;
        this.text = text.strict();
    }

    /**
     * Settings that have a short form.
     *
     * @param settings those of a mapping, with {@code method} and {@code path} among them
     */
    public static PropertyType<PropertyValues> orMapping(PropertyType<PropertyValues> settings) {
        return new RequestText(
                settings, Types.text("a method and a path such as \"GET /orders\"", "(" + ANY_CASE + ") /\\S*"));
    }

    /**
     * Settings that have a short form; {@code *} stands for every request that nothing else matches.
     *
     * @param settings those of a mapping, with {@code method} and {@code path} among them
     */
    public static PropertyType<PropertyValues> orMappingOrAll(PropertyType<PropertyValues> settings) {
        return new RequestText(
                settings,
                Types.text("a method and a path such as \"GET /orders\", or *", "\\*|(" + ANY_CASE + ") /\\S*"));
    }

    /** A method in any case, or {@code *}. */
    public static PropertyType<String> method() {
        return Types.text("one of " + String.join(", ", METHODS) + " or *", "\\*|" + ANY_CASE)
                .strict()
                .map(method -> method.equals("*") ? "ANY" : method.toUpperCase(Locale.ROOT));
    }

    private static String anyCase(String word) {
        return word.chars()
                .mapToObj(letter -> "[" + (char) letter + (char) Character.toLowerCase(letter) + "]")
                .collect(Collectors.joining());
    }

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        return node instanceof ConfigNode.Scalar word
                ? text.bind(word, binding).flatMap(request -> settings.bind(mapping(word, request), binding))
                : settings.bind(node, binding);
    }

    private static ConfigNode mapping(ConfigNode.Scalar node, String request) {
        String[] parts = request.split(" ", 2);
        ConfigNode.Entry path = entry(node, "path", parts[parts.length - 1]);
        return new ConfigNode.Mapping(
                parts.length == 1 ? List.of(path) : List.of(entry(node, "method", parts[0]), path), node.location());
    }

    private static ConfigNode.Entry entry(ConfigNode.Scalar node, String key, String value) {
        ConfigNode text = new ConfigNode.Scalar(value, ConfigNode.ScalarType.TEXT, node.location());
        return new ConfigNode.Entry(key, node.location(), text);
    }

    @Override
    public Optional<ObjectSchema> section() {
        return settings.section();
    }

    @Override
    public XmlShape outline() {
        return settings.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(text.jsonSchema(), settings.jsonSchema());
    }

    @Override
    public String describe() {
        return text.describe() + ", or " + settings.describe();
    }
}
