/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.Outline;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One of some words.
 *
 * @param values the value of each word
 * @param words the words in the order in which they are shown
 */
record ChoiceType<T>(Map<String, T> values, List<String> words) implements PropertyType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        T value = node instanceof ConfigNode.Scalar scalar ? values.get(scalar.text()) : null;
        if (value == null) {
            binding.error(
                    Types.NOT_ALLOWED, node, "must be " + describe() + ", but is " + node.describe(), remedy(node));
        }
        return Optional.ofNullable(value);
    }

    private String remedy(ConfigNode node) {
        return Optional.of(node)
                .filter(ConfigNode.Scalar.class::isInstance)
                .flatMap(scalar -> Suggestion.of(((ConfigNode.Scalar) scalar).text(), words))
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse("Use one of them.");
    }

    @Override
    public Outline outline() {
        return Shape.SCALAR;
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(
                JsonSchema.oneOf(words.stream()
                        .flatMap(word -> JsonSchema.yaml(word).stream())
                        .toList()),
                JsonSchema.oneOf(words.stream().map(JsonSchema::text).toList()));
    }

    @Override
    public String describe() {
        return words.size() == 2 ? words.get(0) + " or " + words.get(1) : "one of " + String.join(", ", words);
    }
}
