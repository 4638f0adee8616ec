/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.ConfigNode.Sequence;
import io.github.serverlessmaven.config.YamlReader;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Makes services of which every property is legal, from the JSON Schema and the examples of the properties. */
final class RandomService {

    private static final List<String> WORDS = List.of(
            "a",
            "orders",
            "Orders1",
            "12",
            "2026",
            "true",
            "null",
            "x y",
            "a: b",
            "#1",
            "- a",
            "it's",
            "<a & b>",
            "\"q\"",
            "{a}",
            "[b]",
            "!x y",
            "1.5",
            "0x1F",
            "/mnt/data",
            "\u00e9\u4e2d",
            "arn:aws:sns:eu-west-1:123456789012:topic",
            "GET",
            "AB_C");

    private static final int ATTEMPTS = 20;

    private final Random random;
    private final Mapping document;
    private final Set<String> wanted;

    /**
     * Makes services.
     *
     * @param random decides
     * @param document the JSON Schema of a service
     * @param wanted keys that are there wherever they may be, as far as possible
     */
    RandomService(Random random, ConfigNode document, Set<String> wanted) {
        this.random = random;
        this.document = (Mapping) document;
        this.wanted = wanted;
    }

    /** A service with some of the properties of a schema; what binding refuses is taken out again, unless it is only not available. */
    Mapping of(ObjectSchema root) {
        Mapping service = some(at(document, "properties"));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Diagnostics diagnostics = new Diagnostics();
            root.bind(service, new Binding("", diagnostics));
            List<Diagnostic> errors = diagnostics.errors().stream()
                    .filter(error -> !error.code().name().equals("NOT_AVAILABLE"))
                    .toList();
            if (errors.isEmpty()) {
                return service;
            }
            for (Diagnostic error : errors) {
                String[] keys = error.path().split("\\.");
                int kept = attempt < ATTEMPTS / 2 ? keys.length : 1;
                service = (Mapping) without(service, List.of(keys).subList(0, kept));
            }
        }
        throw new AssertionError("no legal service");
    }

    private Mapping some(Mapping properties) {
        List<Entry> keys = new ArrayList<>(properties.entries());
        Collections.shuffle(keys, random);
        Mapping service =
                new Mapping(List.of(new Entry("service", Optional.empty(), text("orders"))), Optional.empty());
        List<String> always = random.nextBoolean() ? List.of("functions") : List.of("provider", "functions");
        for (Entry key : keys) {
            if (always.contains(key.key())
                    || wanted.contains(key.key())
                    || (random.nextInt(3) == 0 && !key.key().equals("service"))) {
                Optional<ConfigNode> value = any((Mapping) key.value(), 0);
                if (value.isPresent()) {
                    service = service.with(new Entry(key.key(), Optional.empty(), value.get()));
                }
            }
        }
        return service;
    }

    private static ConfigNode without(ConfigNode node, List<String> keys) {
        if (node instanceof Mapping mapping) {
            Optional<ConfigNode> child = mapping.get(keys.get(0));
            return keys.size() == 1 || child.isEmpty() || child.get() instanceof Scalar
                    ? mapping.without(keys.get(0))
                    : mapping.with(new Entry(
                            keys.get(0), Optional.empty(), without(child.get(), keys.subList(1, keys.size()))));
        }
        return new Sequence(List.of(), Optional.empty());
    }

    /** A value that a JSON Schema allows, or probably does; empty if none is found. */
    private Optional<ConfigNode> any(Mapping schema, int depth) {
        if (schema.get("$ref").isPresent()) {
            return reference(((Scalar) schema.get("$ref").orElseThrow()).text(), depth);
        }
        Optional<ConfigNode> example = schema.get("examples")
                .map(examples -> ((Sequence) examples).items().get(0));
        if (example.isPresent() && random.nextInt(6) == 0) {
            return example;
        }
        if (schema.get("anyOf").isPresent()) {
            List<ConfigNode> choices = ((Sequence) schema.get("anyOf").orElseThrow()).items();
            return any((Mapping) pick(random.nextBoolean() ? choices : withParts(choices)), depth)
                    .or(() -> example);
        }
        if (schema.get("enum").isPresent()) {
            return Optional.of(pick(((Sequence) schema.get("enum").orElseThrow()).items()));
        }
        return switch (type(schema)) {
            case "integer" -> Optional.of(number(schema));
            case "string" -> word(schema);
            case "array" -> Optional.of(list(schema, depth));
            case "object" -> Optional.of(object(schema, depth));
            case "" -> Optional.of(tree(depth));
            default -> Optional.empty();
        };
    }

    /** Those choices that may hold keys that are wanted; all if there are none. */
    private List<ConfigNode> withParts(List<ConfigNode> choices) {
        List<ConfigNode> parts = choices.stream()
                .filter(choice -> !wanted.isEmpty() && choice instanceof Mapping mapping && hasParts(mapping))
                .toList();
        return parts.isEmpty() ? choices : parts;
    }

    private static boolean hasParts(Mapping schema) {
        boolean isFunction = schema.get("$ref")
                .filter(reference -> ((Scalar) reference).text().equals("#/$defs/function"))
                .isPresent();
        return isFunction || List.of("object", "array").contains(type(schema));
    }

    private static String type(Mapping schema) {
        return schema.get("type")
                .map(type -> type instanceof Sequence types ? types.items().get(0) : type)
                .map(type -> ((Scalar) type).text())
                .orElse("");
    }

    private Optional<ConfigNode> reference(String reference, int depth) {
        return switch (reference) {
            case "#/$defs/variable" -> Optional.empty();
            case "#/$defs/intrinsic" ->
                example(pick(
                        List.of("!Ref Jobs", "!GetAtt Jobs.Arn", "!Sub 'x-${AWS::Region}'", "!ImportValue 'a: b'")));
            default -> any(at(at(document, "$defs"), reference.substring("#/$defs/".length())), depth);
        };
    }

    private ConfigNode number(Mapping schema) {
        int minimum = Integer.parseInt(((Scalar) schema.get("minimum").orElseThrow()).text());
        long maximum = schema.get("maximum")
                .map(node -> Long.parseLong(((Scalar) node).text()))
                .orElse(minimum + 100L);
        long range = Math.min(maximum - minimum + 1, 1 << 20);
        return new Scalar(String.valueOf(minimum + random.nextInt((int) range)), ScalarType.INTEGER, Optional.empty());
    }

    private Optional<ConfigNode> word(Mapping schema) {
        String pattern =
                schema.get("pattern").map(node -> ((Scalar) node).text()).orElse("");
        List<String> fitting = Stream.concat(WORDS.stream(), Stream.of(""))
                .filter(word -> word.matches(".*" + pattern + ".*"))
                .toList();
        return fitting.isEmpty() ? Optional.empty() : Optional.of(text(pick(fitting)));
    }

    private ConfigNode list(Mapping schema, int depth) {
        Mapping item = at(schema, "items");
        List<ConfigNode> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            any(item, depth + 1).ifPresent(items::add);
        }
        return new Sequence(items, Optional.empty());
    }

    private ConfigNode object(Mapping schema, int depth) {
        Mapping mapping = new Mapping(List.of(), Optional.empty());
        Mapping known = schema.get("properties").isPresent() ? at(schema, "properties") : mapping;
        List<Entry> keys = new ArrayList<>(known.entries());
        Collections.shuffle(keys, random);
        keys.sort(Comparator.comparing(key -> !wanted.contains(key.key())));
        for (Entry key : keys.subList(0, Math.min(keys.size(), 1 + random.nextInt(4)))) {
            Optional<ConfigNode> value = any((Mapping) key.value(), depth + 1);
            if (value.isPresent()) {
                mapping = mapping.with(new Entry(key.key(), Optional.empty(), value.get()));
            }
        }
        if (schema.get("additionalProperties").orElse(schema) instanceof Mapping values && values != schema) {
            for (int i = random.nextInt(4); i > 0; i--) {
                Optional<ConfigNode> value = any(values, depth + 1);
                if (value.isPresent()) {
                    mapping = mapping.with(new Entry(pick(WORDS), Optional.empty(), value.get()));
                }
            }
        }
        return mapping;
    }

    /** Where everything is allowed. */
    private ConfigNode tree(int depth) {
        int kind = depth > 3 ? 4 : random.nextInt(8);
        if (kind > 1) {
            return kind == 7
                    ? new Scalar("null", ScalarType.NULL, Optional.empty())
                    : kind == 6
                            ? example(pick(List.of("12", "1.5", "true", "!Ref Jobs")))
                                    .orElseThrow()
                            : text(pick(WORDS));
        }
        Mapping mapping = new Mapping(List.of(), Optional.empty());
        List<ConfigNode> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            items.add(tree(depth + 1));
            mapping = mapping.with(new Entry(pick(WORDS), Optional.empty(), tree(depth + 1)));
        }
        return kind == 0 ? mapping : new Sequence(items, Optional.empty());
    }

    private static Optional<ConfigNode> example(String yaml) {
        return new YamlReader(new Diagnostics()).read(yaml, "example");
    }

    private static ConfigNode text(String text) {
        return new Scalar(text, ScalarType.TEXT, Optional.empty());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Mapping at(Mapping mapping, String key) {
        return (Mapping) mapping.get(key).orElseThrow(() -> new AssertionError("no " + key));
    }
}
