/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reading {@link Value}s where CloudFormation takes text, numbers and booleans for each other. */
final class Values {

    private Values() {}

    /** A scalar as CloudFormation writes it; a list or mapping as JSON. */
    static String scalar(Value value) {
        if (value instanceof Value.Text text) {
            return text.text();
        }
        if (value instanceof Value.Numeric number) {
            return number.number().toPlainString();
        }
        return value instanceof Value.Bool bool ? Boolean.toString(bool.bool()) : Json.compact(value);
    }

    static Optional<String> find(Value.Mapping mapping, String key) {
        return mapping.get(key).filter(value -> !(value instanceof Value.Null)).map(Values::scalar);
    }

    static String text(Value.Mapping mapping, String key) {
        return find(mapping, key).orElse("");
    }

    /** A whole number, which may be written as text. */
    static int number(Value.Mapping mapping, String key, int otherwise) {
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

    static Value.Mapping mapping(Value.Mapping mapping, String key) {
        return mapping.get(key).map(Values::asMapping).orElse(Value.Mapping.EMPTY);
    }

    static Value.Mapping asMapping(Value value) {
        return value instanceof Value.Mapping inner ? inner : Value.Mapping.EMPTY;
    }

    /** The items of a list; none when there is no list. */
    static List<Value> items(Value.Mapping mapping, String key) {
        return mapping.get(key).map(Values::items).orElse(List.of());
    }

    /** The items of a list; a single value counts as a list of one. */
    static List<Value> items(Value value) {
        return value instanceof Value.Sequence sequence ? sequence.items() : List.of(value);
    }

    static Value.Mapping texts(Map<String, String> texts) {
        Value.MappingBuilder mapping = Value.mapping();
        texts.forEach(mapping::put);
        return mapping.build();
    }

    static Map<String, String> texts(Value.Mapping mapping) {
        Map<String, String> texts = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> texts.put(key, scalar(value)));
        return texts;
    }
}
