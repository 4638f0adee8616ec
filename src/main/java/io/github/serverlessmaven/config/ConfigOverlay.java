/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One tree merged over another. */
public final class ConfigOverlay {

    private ConfigOverlay() {}

    /** The base with another tree of unknown shape merged over it. */
    public static ConfigNode overlay(ConfigNode base, ConfigNode over) {
        return overlay(base, over, XmlShape.ANY);
    }

    /**
     * The base with another tree merged over it: mappings are joined key by key at every depth, anything else is replaced, lists and
     * intrinsic functions as a whole. A null replaces too. Where a list stands for a mapping in parts, the parts of both are kept.
     *
     * @param outline the shape of both
     */
    public static ConfigNode overlay(ConfigNode base, ConfigNode over, XmlShape outline) {
        if (base instanceof ConfigNode.Mapping lower
                && over instanceof ConfigNode.Mapping upper
                && !isIntrinsic(lower)
                && !isIntrinsic(upper)) {
            Map<String, Entry> joined = new LinkedHashMap<>();
            for (Entry entry : lower.entries()) {
                joined.put(entry.key(), entry);
            }
            for (Entry entry : upper.entries()) {
                Entry below = joined.get(entry.key());
                joined.put(entry.key(), below == null ? entry : overlay(below, entry, outline.entry(entry.key())));
            }
            return new ConfigNode.Mapping(List.copyOf(joined.values()), lower.location());
        }
        return isMappingInParts(outline) && !isNull(base) && !isNull(over)
                ? new ConfigNode.Sequence(
                        Stream.concat(parts(base), parts(over)).toList(), base.location())
                : over;
    }

    private static Entry overlay(Entry below, Entry above, XmlShape outline) {
        return new Entry(above.key(), above.keyLocation(), overlay(below.value(), above.value(), outline));
    }

    private static boolean isMappingInParts(XmlShape outline) {
        return outline.kind() == XmlShape.Kind.MAPPING_OR_LIST && outline.item().kind() == XmlShape.Kind.MAPPING;
    }

    private static Stream<ConfigNode> parts(ConfigNode node) {
        return node instanceof ConfigNode.Sequence sequence ? sequence.items().stream() : Stream.of(node);
    }

    private static boolean isNull(ConfigNode node) {
        return node instanceof ConfigNode.Scalar scalar && scalar.isNull();
    }

    /** Whether a mapping is an intrinsic function. */
    public static boolean isIntrinsic(ConfigNode.Mapping mapping) {
        return mapping.entries().size() == 1
                && ShortTag.isIntrinsic(mapping.entries().get(0).key());
    }
}
