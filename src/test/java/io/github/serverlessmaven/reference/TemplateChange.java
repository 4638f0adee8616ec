/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an example changes in the template.
 *
 * @param before the template without it
 * @param after the template with it
 */
record TemplateChange(Value.Mapping before, Value.Mapping after) {

    /** In words and JSON. */
    String describe() {
        Value.Mapping added = added(before, after);
        List<String> removed = removed("", before, after);
        StringBuilder effect = new StringBuilder();
        if (!added.entries().isEmpty()) {
            effect.append("What it adds to the template, or changes there:\n\n```json\n")
                    .append(Json.pretty(added).strip())
                    .append("\n```\n");
        }
        if (!removed.isEmpty()) {
            effect.append(effect.isEmpty() ? "" : "\n").append("What it takes out of the template:\n\n");
            removed.forEach(path -> effect.append("- `" + path + "`\n"));
        }
        return effect.isEmpty() ? "The template stays as it is.\n" : effect.toString();
    }

    private static List<String> removed(String path, Value.Mapping before, Value.Mapping after) {
        List<String> removed = new ArrayList<>();
        before.entries().forEach((key, value) -> {
            Optional<Value> left = after.get(key);
            if (left.isEmpty()) {
                removed.add(path + key);
            } else if (value instanceof Value.Mapping was && left.get() instanceof Value.Mapping is) {
                removed.addAll(removed(path + key + ".", was, is));
            }
        });
        return removed;
    }

    private static Value.Mapping added(Value.Mapping before, Value.Mapping after) {
        Value.MappingBuilder changes = Value.mapping();
        after.entries().forEach((key, value) -> {
            Optional<Value> old = before.get(key);
            if (old.isPresent() && old.get() instanceof Value.Mapping was && value instanceof Value.Mapping is) {
                Value.Mapping inner = added(was, is);
                if (!inner.entries().isEmpty()) {
                    changes.put(key, inner);
                }
            } else if (!old.equals(Optional.of(value))) {
                changes.put(key, value);
            }
        });
        return changes.build();
    }
}
