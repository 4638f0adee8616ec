/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A place in JSON.
 *
 * @param text keys and indexes from 0, joined by dots, such as {@code Records.0.body}; {@code $} for all of it
 */
record ValuePath(String text) {

    /**
     * JSON with another value at this place. The last key may be new.
     *
     * @param change from the present value, null where there is none
     * @throws ServerlessException if the way there does not exist
     */
    Value replace(Value root, UnaryOperator<Value> change) {
        return text.equals("$") ? change.apply(root) : replace(root, List.of(text.split("\\.", -1)), change);
    }

    private Value replace(Value value, List<String> keys, UnaryOperator<Value> change) {
        if (keys.isEmpty()) {
            return change.apply(value);
        }
        String key = keys.get(0);
        List<String> rest = keys.subList(1, keys.size());
        if (value instanceof Value.Sequence sequence) {
            int index = index(key, sequence.items().size());
            List<Value> items = new ArrayList<>(sequence.items());
            items.set(index, replace(items.get(index), rest, change));
            return new Value.Sequence(items);
        }
        if (value instanceof Value.Mapping mapping
                && (rest.isEmpty() || mapping.get(key).isPresent())) {
            return mapping.with(key, replace(mapping.get(key).orElse(Value.NULL), rest, change));
        }
        throw missing(
                key,
                value instanceof Value.Mapping mapping
                        ? List.copyOf(mapping.entries().keySet())
                        : List.of());
    }

    private int index(String key, int size) {
        if (key.matches("[0-9]{1,6}") && Integer.parseInt(key) < size) {
            return Integer.parseInt(key);
        }
        throw missing(key, size == 0 ? List.of() : List.of(String.valueOf(size - 1)));
    }

    private ServerlessException missing(String key, List<String> others) {
        return new ServerlessException(
                "The event has no \"" + key + "\" of " + text + ".",
                Suggestion.of(key, others)
                        .map(meant -> "Did you mean \"" + meant + "\"?")
                        .orElse(
                                others.isEmpty()
                                        ? "End the path before it."
                                        : "Use one of " + String.join(", ", others) + "."));
    }
}
