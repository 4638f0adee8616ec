/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.iam;

import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One of the values that a place of a template may have, which {@code Fn::If} decides.
 *
 * @param value anything but {@code Fn::If} and {@code AWS::NoValue}
 * @param when the conditions under which it is the value
 * @param pointer leads to it, a JSON pointer
 */
record Alternative(Value value, Set<String> when, String pointer) {

    private static final String NO_VALUE = "AWS::NoValue";

    /** The values that a place may have. */
    List<Alternative> expanded(CanonicalText texts) {
        if (!(value instanceof Value.Mapping mapping) || mapping.entries().size() != 1) {
            return List.of(this);
        }
        if (mapping.text("Ref").filter(NO_VALUE::equals).isPresent()) {
            return List.of();
        }
        List<Value> parts = mapping.items("Fn::If");
        if (parts.size() != 3) {
            return List.of(this);
        }
        String condition = texts.condition(texts.of(parts.get(0)));
        List<Alternative> all =
                new ArrayList<>(branch(parts.get(1), condition, 1).expanded(texts));
        all.addAll(branch(parts.get(2), "not " + condition, 2).expanded(texts));
        return all;
    }

    private Alternative branch(Value other, String condition, int index) {
        Set<String> both = new HashSet<>(when);
        both.add(condition);
        return new Alternative(other, both, pointer + "/Fn::If/" + index);
    }

    /** The values that the items of a list may have; a single value counts as a list of one. */
    List<Alternative> items(CanonicalText texts) {
        List<Alternative> items = new ArrayList<>();
        for (Alternative list : expanded(texts)) {
            if (list.value instanceof Value.Sequence sequence) {
                for (int i = 0; i < sequence.items().size(); i++) {
                    items.addAll(
                            new Alternative(sequence.items().get(i), list.when, list.pointer + "/" + i).items(texts));
                }
            } else {
                items.add(list);
            }
        }
        return items;
    }

    /** What a key of this mapping may have; nothing if it lacks the key. */
    List<Alternative> below(String key, CanonicalText texts) {
        return expanded(texts).stream()
                .flatMap(each -> each.value instanceof Value.Mapping mapping
                        ? mapping.get(key).stream()
                                .flatMap(found -> new Alternative(found, each.when, each.pointer + "/" + escaped(key))
                                        .expanded(texts).stream())
                        : List.<Alternative>of().stream())
                .toList();
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
