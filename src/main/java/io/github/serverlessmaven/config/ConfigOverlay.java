/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.config.ConfigNode.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One tree laid over another. */
public final class ConfigOverlay {

    private ConfigOverlay() {}

    /**
     * The base with another tree laid over it: mappings are joined key by key at every depth, anything else is replaced, lists and
     * intrinsic functions as a whole. A null replaces too.
     */
    public static ConfigNode overlay(ConfigNode base, ConfigNode over) {
        if (base instanceof ConfigNode.Mapping lower
                && over instanceof ConfigNode.Mapping upper
                && !isIntrinsic(lower)
                && !isIntrinsic(upper)) {
            Map<String, Entry> joined = new LinkedHashMap<>();
            lower.entries().forEach(entry -> joined.put(entry.key(), entry));
            upper.entries().forEach(entry -> joined.merge(entry.key(), entry, ConfigOverlay::overlay));
            return new ConfigNode.Mapping(List.copyOf(joined.values()), lower.location());
        }
        return over;
    }

    private static Entry overlay(Entry below, Entry above) {
        return new Entry(above.key(), above.keyLocation(), overlay(below.value(), above.value()));
    }

    /** Whether a mapping is an intrinsic function. */
    static boolean isIntrinsic(ConfigNode.Mapping mapping) {
        return mapping.entries().size() == 1
                && ShortTag.isIntrinsic(mapping.entries().get(0).key());
    }
}
