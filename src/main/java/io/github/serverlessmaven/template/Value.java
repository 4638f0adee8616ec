/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A value of a CloudFormation template: JSON, with the order of keys kept. Immutable. */
public sealed interface Value {

    /** JSON's null; removed from resource properties when a template is written, as Serverless does. */
    Null NULL = new Null();

    /** Makes text. */
    static Text of(String text) {
        return new Text(text);
    }

    /** Makes a whole number. */
    static Numeric of(long number) {
        return new Numeric(BigDecimal.valueOf(number));
    }

    /** Makes a boolean. */
    static Bool of(boolean bool) {
        return new Bool(bool);
    }

    /** Makes a list. */
    static Sequence list(Value... items) {
        return new Sequence(List.of(items));
    }

    /** Makes a list of texts. */
    static Sequence texts(List<String> texts) {
        return new Sequence(texts.stream().<Value>map(Value::of).toList());
    }

    /** Makes a list of tags as most resources have them. */
    static Sequence tags(Map<String, String> tags) {
        return new Sequence(tags.entrySet().stream()
                .<Value>map(tag -> mapping()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue())
                        .build())
                .toList());
    }

    /** Makes a mapping of one key. */
    static Mapping mapping(String key, Value value) {
        return new Mapping(Map.of(key, value));
    }

    /**
     * A value with another one merged over it: mappings are joined at every depth and lists item by item; anything else is replaced.
     */
    static Value merge(Value base, Value over) {
        if (base instanceof Mapping lower && over instanceof Mapping upper) {
            Mapping merged = lower;
            for (Map.Entry<String, Value> entry : upper.entries().entrySet()) {
                Value value = lower.get(entry.getKey())
                        .map(below -> merge(below, entry.getValue()))
                        .orElse(entry.getValue());
                merged = merged.with(entry.getKey(), value);
            }
            return merged;
        }
        if (base instanceof Sequence lower && over instanceof Sequence upper) {
            List<Value> merged = new ArrayList<>(lower.items());
            for (int i = 0; i < upper.items().size(); i++) {
                Value item = upper.items().get(i);
                if (i < merged.size()) {
                    merged.set(i, merge(merged.get(i), item));
                } else {
                    merged.add(item);
                }
            }
            return new Sequence(merged);
        }
        return over instanceof Null && base instanceof Mapping ? base : over;
    }

    /** Two lists as one; a single value counts as a list of one. */
    static Sequence concat(Value first, Value second) {
        List<Value> both = new ArrayList<>();
        for (Value value : List.of(first, second)) {
            both.addAll(value instanceof Sequence sequence ? sequence.items() : List.of(value));
        }
        return new Sequence(both);
    }

    /** Starts a mapping of several keys. */
    static MappingBuilder mapping() {
        return new MappingBuilder();
    }

    /**
     * Text.
     *
     * @param text the characters
     */
    record Text(String text) implements Value {
        /** By hand, as {@link #hashCode}: what a record generates at its first use costs each goal time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Text that && text.equals(that.text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }
    }

    /**
     * A number.
     *
     * @param number the number, written without exponent
     */
    record Numeric(BigDecimal number) implements Value {}

    /**
     * A boolean.
     *
     * @param bool the truth
     */
    record Bool(boolean bool) implements Value {}

    /** JSON's null. */
    record Null() implements Value {}

    /**
     * A list.
     *
     * @param items in order
     */
    record Sequence(List<Value> items) implements Value {
        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        /** By hand, as {@link #hashCode}: what a record generates at its first use costs each goal time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Sequence that && items.equals(that.items);
        }

        @Override
        public int hashCode() {
            return items.hashCode();
        }
    }

    /**
     * Keys and values, in order.
     *
     * @param entries each key once
     */
    record Mapping(Map<String, Value> entries) implements Value {
        /** The mapping without entries. */
        public static final Mapping EMPTY = new Mapping(Map.of());

        /** Copies the entries, keeping their order. */
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of a key, if there is one. */
        public Optional<Value> get(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        /** The mapping of a key; the empty one if it has none. */
        public Mapping section(String key) {
            return entries.get(key) instanceof Mapping below ? below : EMPTY;
        }

        /** The text of a key, if it has one. */
        public Optional<String> text(String key) {
            return entries.get(key) instanceof Text below ? Optional.of(below.text()) : Optional.empty();
        }

        /** The items of a key's list; none if it has no list. */
        public List<Value> items(String key) {
            return entries.get(key) instanceof Sequence below ? below.items() : List.of();
        }

        /** This mapping with the key's value replaced, or added at the end. */
        public Mapping with(String key, Value value) {
            Map<String, Value> changed = new LinkedHashMap<>(entries);
            changed.put(key, value);
            return new Mapping(changed);
        }

        /** This mapping without the key. */
        public Mapping without(String key) {
            Map<String, Value> changed = new LinkedHashMap<>(entries);
            changed.remove(key);
            return new Mapping(changed);
        }

        /** By hand, as {@link #hashCode}: what a record generates at its first use costs each goal time. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Mapping that && entries.equals(that.entries);
        }

        @Override
        public int hashCode() {
            return entries.hashCode();
        }

        /** This mapping with every value replaced. */
        public Mapping mapValues(UnaryOperator<Value> change) {
            Map<String, Value> changed = new LinkedHashMap<>();
            entries.forEach((key, value) -> changed.put(key, change.apply(value)));
            return new Mapping(changed);
        }
    }

    /** Collects the entries of a {@link Mapping} in order. */
    final class MappingBuilder {
        private final Map<String, Value> entries = new LinkedHashMap<>();

        private MappingBuilder() {}

        /** Sets a key. */
        public MappingBuilder put(String key, Value value) {
            entries.put(key, value);
            return this;
        }

        /** Sets a key to text. */
        public MappingBuilder put(String key, String text) {
            return put(key, of(text));
        }

        /** Sets a key if there is a value. */
        public MappingBuilder put(String key, Optional<? extends Value> value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /** The mapping. */
        public Mapping build() {
            return new Mapping(entries);
        }
    }
}
