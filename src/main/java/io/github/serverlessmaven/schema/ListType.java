/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list; a single value counts as a list of one.
 *
 * @param item the type of each item
 * @param maximum how many items are legal
 * @param takesSingle whether a single value is legal
 */
record ListType<T>(PropertyType<T> item, int maximum, boolean takesSingle) implements PropertyType<List<T>> {

    ListType(PropertyType<T> item, int maximum) {
        this(item, maximum, true);
    }

    @Override
    public Optional<List<T>> bind(ConfigNode node, Binding binding) {
        List<ConfigNode> nodes = node instanceof ConfigNode.Sequence sequence ? sequence.items() : List.of(node);
        if (!takesSingle && !(node instanceof ConfigNode.Sequence)) {
            binding.refuse(
                    Types.WRONG_TYPE,
                    node.location(),
                    "must be a list, but is " + node.describe(),
                    "Write \"- \" before it.");
            if (!binding.isLenient()) {
                return Optional.empty();
            }
        }
        if (nodes.size() > maximum) {
            binding.refuse(
                    Types.OUT_OF_RANGE,
                    node.location(),
                    "must be a list of at most " + maximum + " items, but has " + nodes.size(),
                    "Take some out.");
            if (!binding.isLenient()) {
                return Optional.empty();
            }
        }
        List<T> bound = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Binding place = node instanceof ConfigNode.Sequence ? binding.at(String.valueOf(i)) : binding;
            item.bind(nodes.get(i), place).ifPresent(bound::add);
        }
        return bound.size() == nodes.size() || binding.isLenient() ? Optional.of(List.copyOf(bound)) : Optional.empty();
    }

    @Override
    public Optional<ObjectSchema> section() {
        return item.section();
    }

    @Override
    public XmlShape outline() {
        return Shape.listOf(item.outline());
    }

    @Override
    public JsonSchema jsonSchema() {
        JsonSchema list = JsonSchema.listOf(item.jsonSchema());
        if (!takesSingle) {
            return list;
        }
        return JsonSchema.anyOf(
                maximum == Integer.MAX_VALUE ? list : list.with("maxItems", JsonSchema.number(maximum)),
                item.jsonSchema());
    }

    @Override
    public String describe() {
        String items = maximum == Integer.MAX_VALUE ? "a list" : "a list of at most " + maximum;
        return items + ", each item " + item.describe();
    }
}
