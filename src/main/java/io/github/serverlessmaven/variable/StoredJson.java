/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** JSON in no file of the project, such as the value of a parameter. Strict: what is not exactly JSON is text. */
final class StoredJson {

    private StoredJson() {}

    /** The JSON value; empty if the text is none. */
    static Optional<ConfigNode> parse(String text) {
        return Json.tryParse(text).map(StoredJson::node);
    }

    private static ConfigNode node(Value value) {
        if (value instanceof Value.Mapping mapping) {
            List<ConfigNode.Entry> entries = mapping.entries().entrySet().stream()
                    .map(entry -> new ConfigNode.Entry(entry.getKey(), Optional.empty(), node(entry.getValue())))
                    .toList();
            return new ConfigNode.Mapping(entries, Optional.empty());
        }
        if (value instanceof Value.Sequence sequence) {
            return new ConfigNode.Sequence(
                    sequence.items().stream().map(StoredJson::node).toList(), Optional.empty());
        }
        if (value instanceof Value.Text string) {
            return Scalars.text(string.text());
        }
        String word = Json.compact(value);
        return new Scalar(word, type(value, word), Optional.empty());
    }

    private static ScalarType type(Value value, String word) {
        if (value instanceof Value.Bool) {
            return ScalarType.BOOLEAN;
        }
        if (value instanceof Value.Numeric) {
            return word.chars().anyMatch(c -> c == '.' || c == 'E') ? ScalarType.DECIMAL : ScalarType.INTEGER;
        }
        return ScalarType.NULL;
    }
}
