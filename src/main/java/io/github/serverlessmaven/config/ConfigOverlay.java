/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

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
            ConfigNode.Mapping joined = lower;
            for (ConfigNode.Entry entry : upper.entries()) {
                ConfigNode value = lower.get(entry.key())
                        .map(below -> overlay(below, entry.value()))
                        .orElse(entry.value());
                joined = joined.with(new ConfigNode.Entry(entry.key(), entry.keyLocation(), value));
            }
            return joined;
        }
        return over;
    }

    private static boolean isIntrinsic(ConfigNode.Mapping mapping) {
        return mapping.entries().size() == 1
                && ShortTag.isIntrinsic(mapping.entries().get(0).key());
    }
}
