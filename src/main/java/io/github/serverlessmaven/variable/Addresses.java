/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds values of the configuration by their keys, through variables that stand for mappings and lists; knows the paths of those found. */
final class Addresses {

    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");
    private static final int SMALL = 8;

    private final ConfigNode.Mapping root;
    private final Evaluation evaluation;
    private final IdentityHashMap<ConfigNode, String> paths = new IdentityHashMap<>();
    private final IdentityHashMap<ConfigNode, Map<String, ConfigNode>> indexes = new IdentityHashMap<>();

    Addresses(ConfigNode.Mapping root, Evaluation evaluation) {
        this.root = root;
        this.evaluation = evaluation;
    }

    /** The value in the configuration as written, its path noted; the root itself for no keys. */
    Optional<ConfigNode> find(List<String> keys) {
        Optional<ConfigNode> value = within(root, keys, "");
        value.ifPresent(node -> paths.putIfAbsent(node, String.join(".", keys)));
        return value;
    }

    /** The value inside another one that stands at a path. */
    Optional<ConfigNode> within(ConfigNode start, List<String> keys, String startPath) {
        ConfigNode node = start;
        String path = startPath;
        for (String key : keys) {
            Optional<ConfigNode> child = child(evaluation.head(node, path), key);
            if (child.isEmpty()) {
                return Optional.empty();
            }
            node = child.get();
            path = join(path, key);
        }
        return Optional.of(node);
    }

    /** Notes the path of a mapping or list that the variable at the path stands for, unless it has one. */
    void reached(ConfigNode value, String path) {
        if (!(value instanceof ConfigNode.Scalar)) {
            paths.putIfAbsent(value, path);
        }
    }

    /** The path noted for a value. */
    Optional<String> pathOf(ConfigNode node) {
        return Optional.ofNullable(paths.get(node));
    }

    /** The path of what stands at a key of the value at a path. */
    static String join(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private Optional<ConfigNode> child(ConfigNode parent, String key) {
        if (parent instanceof ConfigNode.Mapping mapping) {
            return mapping.entries().size() <= SMALL
                    ? mapping.get(key)
                    : Optional.ofNullable(indexes.computeIfAbsent(mapping, any -> mapping.asMap())
                            .get(key));
        }
        if (parent instanceof ConfigNode.Sequence sequence && INDEX.matcher(key).matches()) {
            int index = Integer.parseInt(key);
            return index < sequence.items().size()
                    ? Optional.of(sequence.items().get(index))
                    : Optional.empty();
        }
        return Optional.empty();
    }
}
