/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading {@link Value}s where CloudFormation takes text, numbers and booleans for each other. */
public final class Values {

    private Values() {}

    /** A scalar as CloudFormation writes it; a list or mapping as JSON. */
    public static String scalar(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.number().toPlainString();
        }
        return value instanceof Value.Bool bool ? Boolean.toString(bool.bool()) : Json.compact(value);
    }

    /** A scalar of a mapping as text; empty if it is missing or null. */
    public static Optional<String> find(Value.Mapping mapping, String key) {
        return mapping.get(key).filter(value -> !(value instanceof Value.Null)).map(Values::scalar);
    }

    /** A scalar of a mapping as text; empty text if there is none. */
    public static String text(Value.Mapping mapping, String key) {
        return find(mapping, key).orElse("");
    }

    /** A whole number, which may be written as text. */
    public static int number(Value.Mapping mapping, String key, int otherwise) {
        return find(mapping, key)
                .map(text -> {
                    try {
                        return new BigDecimal(text).intValueExact();
                    } catch (ArithmeticException | NumberFormatException e) {
                        throw new ResourceProblem("#/" + key + ": expected an integer, but found " + text);
                    }
                })
                .orElse(otherwise);
    }

    /** The mapping below a key; an empty one if there is none. */
    public static Value.Mapping mapping(Value.Mapping mapping, String key) {
        return mapping.get(key).map(Values::asMapping).orElse(Value.Mapping.EMPTY);
    }

    /** A value as a mapping; an empty one if it is none. */
    public static Value.Mapping asMapping(Value value) {
        return value instanceof Value.Mapping inner ? inner : Value.Mapping.EMPTY;
    }

    /** The items of a list; none when there is no list. */
    public static List<Value> items(Value.Mapping mapping, String key) {
        return mapping.get(key).map(Values::items).orElse(List.of());
    }

    /** The items of a list; a single value counts as a list of one. */
    public static List<Value> items(Value value) {
        return value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
    }

    /** Texts as a value. */
    public static Value.Mapping texts(Map<String, String> texts) {
        Value.MappingBuilder mapping = Value.mapping();
        texts.forEach(mapping::put);
        return mapping.build();
    }

    /** The scalars of a mapping as text, in their order. */
    public static Map<String, String> texts(Value.Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> texts.put(key, scalar(value)));
        return texts;
    }
}
