/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.config;

import io.github.serverlessmaven.diagnostic.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of the configuration, as written, with its place. Immutable. */
public sealed interface ConfigNode {

    /** Where the value stands; empty when it stands in no file, as one given on the command line. */
    Optional<Location> location();

    /** What the value is, in words for a message: {@code a list}, {@code text "abc"}. */
    String describe();

    /**
     * Text, a number, a boolean or null.
     *
     * @param text the characters as written, without quotes; {@code "null"} for null
     * @param type what the characters mean
     * @param location where they stand
     */
    record Scalar(String text, ScalarType type, Optional<Location> location) implements ConfigNode {

        private static final int SHOWN = 120;

        /** Whether the value is null: written as {@code null}, {@code ~} or nothing at all. */
        public boolean isNull() {
            return type == ScalarType.NULL;
        }

        @Override
        public String describe() {
            return switch (type) {
                case NULL -> "null";
                case TEXT, UNTYPED -> "\"" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "\"";
                case BOOLEAN, INTEGER, DECIMAL -> text;
            };
        }
    }

    /**
     * A list.
     *
     * @param items the values in order
     * @param location where the list starts
     */
    record Sequence(List<ConfigNode> items, Optional<Location> location) implements ConfigNode {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String describe() {
            return "a list";
        }
    }

    /**
     * Keys and values, in the order written.
     *
     * @param entries each key once
     * @param location where the mapping starts
     */
    record Mapping(List<Entry> entries, Optional<Location> location) implements ConfigNode {

        /** Copies the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        /** The value of a key, if the key is there. */
        public Optional<ConfigNode> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** The entries as a map in the order written. */
        public Map<String, ConfigNode> asMap() {
            Map<String, ConfigNode> map = new LinkedHashMap<>();
            entries.forEach(entry -> map.put(entry.key(), entry.value()));
            return Collections.unmodifiableMap(map);
        }

        /** This mapping with the key's value replaced, or added at the end. */
        public Mapping with(Entry added) {
            List<Entry> changed = new ArrayList<>(entries);
            for (int i = 0; i < changed.size(); i++) {
                if (changed.get(i).key().equals(added.key())) {
                    changed.set(i, added);
                    return new Mapping(changed, location);
                }
            }
            changed.add(added);
            return new Mapping(changed, location);
        }

        /** This mapping without the key. */
        public Mapping without(String key) {
            return new Mapping(
                    entries.stream().filter(entry -> !entry.key().equals(key)).toList(), location);
        }

        @Override
        public String describe() {
            return "a mapping";
        }
    }

    /**
     * A key with its value.
     *
     * @param key the key's text
     * @param keyLocation where the key stands
     * @param value the value
     */
    record Entry(String key, Optional<Location> keyLocation, ConfigNode value) {}

    /** What the characters of a {@link Scalar} mean. */
    enum ScalarType {
        /** Text: quoted, or not readable as anything else. */
        TEXT,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** A whole number. */
        INTEGER,
        /** A number with a fraction or an exponent. */
        DECIMAL,
        /** No value. */
        NULL,
        /** Text of the POM, an option or an environment variable, whose meaning only the property it stands for decides. */
        UNTYPED
    }
}
