/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of some words.
 *
 * @param values the value of each word
 * @param words the words in the order in which they are shown
 * @param asWritten the value of another word, if a lenient validation can use it
 */
record ChoiceType<T>(Map<String, T> values, List<String> words, Function<String, Optional<T>> asWritten)
        implements PropertyType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        T value = node instanceof ConfigNode.Scalar scalar ? values.get(scalar.text()) : null;
        if (value != null) {
            return Optional.of(value);
        }
        Optional<T> other = node instanceof ConfigNode.Scalar scalar && !scalar.isNull()
                ? asWritten.apply(scalar.text())
                : Optional.empty();
        return binding.refuse(
                Types.NOT_ALLOWED, node, "must be " + describe() + ", but is " + node.describe(), remedy(node), other);
    }

    private String remedy(ConfigNode node) {
        return Optional.of(node)
                .filter(ConfigNode.Scalar.class::isInstance)
                .map(scalar -> ((ConfigNode.Scalar) scalar).text())
                .filter(text -> !text.matches("[0-9.+-]+"))
                .flatMap(text -> Suggestion.of(text, words))
                .map(word -> "Did you mean \"" + word + "\"?")
                .orElse(words.size() == 1 ? "Write \"" + words.get(0) + "\"." : "Use one of them.");
    }

    @Override
    public XmlShape outline() {
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
        return switch (words.size()) {
            case 1 -> words.get(0);
            case 2 -> words.get(0) + " or " + words.get(1);
            default -> "one of " + String.join(", ", words);
        };
    }
}
