/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Legal values as JSON Schema 2020-12 states them, for editors. It refuses less than binding does, never more: rules across properties
 * have no place in it, and a variable may stand for any value. Immutable.
 *
 * @param keywords the schema's keywords with their values; none allow anything
 */
public record JsonSchema(Mapping keywords) {

    /** Any value. */
    public static final JsonSchema ANYTHING = new JsonSchema(new Mapping(List.of(), Optional.empty()));

    /** Text with a variable in it. */
    static final JsonSchema VARIABLE = reference("variable");

    /** Nothing, which counts as not configured. */
    static final JsonSchema NULL = ANYTHING.with("type", text("null"));

    private static final String ANY_OF = "anyOf";

    /** Spellings of numbers, some of which a pattern for names, ids or ARNs allows if it allows numbers at all. */
    private static final List<String> NUMBERS = List.of("1", "12", "1234", "123456789012", "1.5");

    /** This schema with a keyword, instead of the one it had. */
    public JsonSchema with(String keyword, ConfigNode value) {
        return new JsonSchema(keywords.with(new Entry(keyword, Optional.empty(), value)));
    }

    /** One of the schemas suffices. */
    public static JsonSchema anyOf(JsonSchema... choices) {
        List<ConfigNode> distinct = Stream.of(choices)
                .flatMap(JsonSchema::choices)
                .distinct()
                .map(ConfigNode.class::cast)
                .toList();
        if (distinct.contains(ANYTHING.keywords)) {
            return ANYTHING;
        }
        return distinct.size() == 1
                ? new JsonSchema((Mapping) distinct.get(0))
                : ANYTHING.with(ANY_OF, new Sequence(distinct, Optional.empty()));
    }

    private static Stream<Mapping> choices(JsonSchema schema) {
        boolean isChoice = schema.keywords.entries().size() == 1
                && schema.keywords.get(ANY_OF).isPresent();
        return isChoice
                ? ((Sequence) schema.keywords.get(ANY_OF).orElseThrow())
                        .items().stream().map(Mapping.class::cast)
                : Stream.of(schema.keywords);
    }

    /** What a named definition of the whole document allows. */
    public static JsonSchema reference(String definition) {
        return ANYTHING.with("$ref", text("#/$defs/" + definition));
    }

    /** Text, numbers and booleans whose spelling matches as a whole. */
    static JsonSchema scalar(Pattern pattern) {
        List<ConfigNode> types = new ArrayList<>(List.of(text("string")));
        if (NUMBERS.stream().anyMatch(number -> pattern.matcher(number).matches())) {
            types.add(text("number"));
        }
        if (pattern.matcher("true").matches()) {
            types.add(text("boolean"));
        }
        return ANYTHING.with("type", types.size() == 1 ? types.get(0) : new Sequence(types, Optional.empty()))
                .with("pattern", text("^(?:" + pattern.pattern() + ")$"));
    }

    /** One of some values, each as it would be read from a file. */
    static JsonSchema oneOf(List<ConfigNode> values) {
        return ANYTHING.with("enum", new Sequence(values, Optional.empty()));
    }

    /** A list. */
    public static JsonSchema listOf(JsonSchema item) {
        return ANYTHING.with("type", text("array")).with("items", item.orVariable().keywords);
    }

    /** A mapping of free keys. */
    public static JsonSchema mappingOf(Pattern keys, JsonSchema value) {
        return ANYTHING.with("type", text("object"))
                .with("propertyNames", ANYTHING.with("pattern", text("^(?:" + keys.pattern() + ")$")).keywords)
                .with("additionalProperties", anyOf(value.orVariable(), NULL).keywords);
    }

    /** A mapping of known keys and no others. */
    public static JsonSchema object(Map<String, JsonSchema> properties) {
        List<Entry> entries = properties.entrySet().stream()
                .map(property -> entry(property.getKey(), property.getValue().keywords))
                .toList();
        return ANYTHING.with("type", text("object"))
                .with("properties", new Mapping(entries, Optional.empty()))
                .with("additionalProperties", flag(false));
    }

    /** A mapping that has one of the keys at least. */
    public static JsonSchema requiresOneOf(String... keys) {
        return anyOf(Stream.of(keys).map(JsonSchema::requires).toArray(JsonSchema[]::new));
    }

    /** A mapping that has all of the keys. */
    public static JsonSchema requires(String... keys) {
        return ANYTHING.with(
                "required", new Sequence(Stream.of(keys).map(JsonSchema::text).toList(), Optional.empty()));
    }

    /** What this schema and all others allow. */
    public JsonSchema and(List<JsonSchema> others) {
        return others.isEmpty() ? this : with("allOf", schemas(others));
    }

    /** What this schema does not allow. */
    JsonSchema not() {
        return ANYTHING.with("not", keywords);
    }

    /** This schema, or a variable. */
    JsonSchema orVariable() {
        return anyOf(this, VARIABLE);
    }

    /** The whole document of a service's configuration. */
    public JsonSchema document(String title, Map<String, JsonSchema> definitions) {
        List<Entry> named = Stream.concat(
                        Stream.of(entry(
                                "variable",
                                ANYTHING.with("description", text("Text with a variable, such as ${self:custom.name}."))
                                        .with("type", text("string"))
                                        .with("pattern", text("\\$\\{"))
                                        .keywords)),
                        new TreeMap<>(definitions)
                                .entrySet().stream()
                                        .map(definition -> entry(definition.getKey(), definition.getValue().keywords)))
                .toList();
        List<Entry> all = Stream.of(
                        Stream.of(
                                entry("$schema", text("https://json-schema.org/draft/2020-12/schema")),
                                entry("title", text(title))),
                        keywords.entries().stream(),
                        Stream.of(entry("$defs", new Mapping(named, Optional.empty()))))
                .flatMap(entries -> entries)
                .toList();
        return new JsonSchema(new Mapping(all, Optional.empty()));
    }

    /** Text as the value of a keyword. */
    public static ConfigNode text(String text) {
        return new Scalar(text, ScalarType.TEXT, Optional.empty());
    }

    /** A value written in YAML as the value of a keyword; empty if it is not YAML. */
    static Optional<ConfigNode> yaml(String yaml) {
        return new YamlReader(new Diagnostics()).read(yaml, "").map(JsonSchema::withoutPlaces);
    }

    private static ConfigNode withoutPlaces(ConfigNode node) {
        if (node instanceof Mapping mapping) {
            return new Mapping(
                    mapping.entries().stream()
                            .map(entry -> entry(entry.key(), withoutPlaces(entry.value())))
                            .toList(),
                    Optional.empty());
        }
        if (node instanceof Sequence sequence) {
            return new Sequence(
                    sequence.items().stream().map(JsonSchema::withoutPlaces).toList(), Optional.empty());
        }
        Scalar scalar = (Scalar) node;
        return new Scalar(scalar.text(), scalar.type(), Optional.empty());
    }

    /** A number as the value of a keyword. */
    static ConfigNode number(long number) {
        return new Scalar(String.valueOf(number), ScalarType.INTEGER, Optional.empty());
    }

    /** True or false as the value of a keyword. */
    public static ConfigNode flag(boolean flag) {
        return new Scalar(String.valueOf(flag), ScalarType.BOOLEAN, Optional.empty());
    }

    private static ConfigNode schemas(List<JsonSchema> schemas) {
        return new Sequence(
                schemas.stream().<ConfigNode>map(JsonSchema::keywords).collect(Collectors.toList()), Optional.empty());
    }

    private static Entry entry(String key, ConfigNode value) {
        return new Entry(key, Optional.empty(), value);
    }
}
