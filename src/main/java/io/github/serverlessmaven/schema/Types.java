/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The types that properties are made of. */
public final class Types {

    /** A value of another kind than expected. */
    public static final DiagnosticCode WRONG_TYPE =
            new DiagnosticCode("WRONG_TYPE", "The value is of another kind than the property needs.");

    /** A number or a length outside of its range. */
    public static final DiagnosticCode OUT_OF_RANGE =
            new DiagnosticCode("OUT_OF_RANGE", "The value, its length or its count is outside of the allowed range.");

    /** Text that does not have the required form. */
    public static final DiagnosticCode PATTERN_MISMATCH =
            new DiagnosticCode("PATTERN_MISMATCH", "The text does not have the form that is required here.");

    /** A word that is not one of those allowed. */
    public static final DiagnosticCode NOT_ALLOWED =
            new DiagnosticCode("NOT_ALLOWED", "The value is not one of those allowed.");

    private static final PropertyType<String> TEXT = new TextType("text", Pattern.compile("[\\s\\S]*"));

    private Types() {}

    /** Any text; numbers and booleans are taken as they are written. */
    public static PropertyType<String> text() {
        return TEXT;
    }

    /** Text of at most so many characters. */
    public static PropertyType<String> text(int maximumLength) {
        return new TextType(
                "text of at most " + maximumLength + " characters",
                Pattern.compile("[\\s\\S]{0," + maximumLength + "}"));
    }

    /**
     * Text of a given form.
     *
     * @param description the form in words, with its article
     * @param pattern must match the whole text
     */
    public static PropertyType<String> text(String description, String pattern) {
        return new TextType(description, Pattern.compile(pattern));
    }

    /** A whole number between two bounds, both allowed. */
    public static PropertyType<Integer> integer(int minimum, int maximum) {
        return new IntegerType(minimum, maximum);
    }

    /** One of some whole numbers. */
    public static PropertyType<Integer> integerOf(List<Integer> allowed) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (Integer number : allowed) {
            numbers.put(String.valueOf(number), number);
        }
        return new ChoiceType<>(
                numbers,
                List.copyOf(numbers.keySet()),
                word -> word.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(word)) : Optional.empty());
    }

    /** One of some words. */
    public static PropertyType<String> choice(List<String> allowed) {
        Map<String, String> words = new HashMap<>();
        for (String word : allowed) {
            words.put(word, word);
        }
        return new ChoiceType<>(words, allowed, Optional::of);
    }

    /**
     * One of some values; a lenient validation leaves out what is none of their words.
     *
     * @param values in the order in which they are shown
     * @param word the word that stands for a value in the configuration
     */
    public static <T> PropertyType<T> choice(T[] values, Function<? super T, String> word) {
        Map<String, T> words = new LinkedHashMap<>();
        for (T value : values) {
            words.put(word.apply(value), value);
        }
        return new ChoiceType<>(words, List.copyOf(words.keySet()), other -> Optional.empty());
    }

    /** {@code true} or {@code false}; a lenient validation takes any other word for true, as Serverless does. */
    public static PropertyType<Boolean> bool() {
        return new ChoiceType<>(
                Map.of("true", true, "false", false), List.of("true", "false"), word -> Optional.of(!word.isEmpty()));
    }

    /** A list; a single value counts as a list of one, as in Serverless. */
    public static <T> PropertyType<List<T>> list(PropertyType<T> item) {
        return new ListType<>(item, Integer.MAX_VALUE);
    }

    /** A list; a single value breaks the rule, as in Serverless, and counts as a list of one where rules are lenient. */
    public static <T> PropertyType<List<T>> listOnly(PropertyType<T> item) {
        return new ListType<>(item, Integer.MAX_VALUE, false);
    }

    /** A list of at most so many items; a single value counts as a list of one. */
    public static <T> PropertyType<List<T>> list(PropertyType<T> item, int maximum) {
        return new ListType<>(item, maximum);
    }

    /**
     * A mapping of freely chosen keys.
     *
     * @param keyDescription what a key is, with its article
     * @param keyPattern must match a whole key
     * @param value the type of each value
     */
    public static <T> PropertyType<Map<String, T>> map(
            String keyDescription, String keyPattern, PropertyType<T> value) {
        return new MapType<>(keyDescription, Pattern.compile(keyPattern), value, false);
    }

    /**
     * A mapping whose keys become names in the template, so that they must be legal in every mode of validation.
     *
     * @param keyDescription what a key is, with its article
     * @param keyPattern must match a whole key
     * @param value the type of each value
     */
    public static <T> PropertyType<Map<String, T>> mapOfNames(
            String keyDescription, String keyPattern, PropertyType<T> value) {
        return new MapType<>(keyDescription, Pattern.compile(keyPattern), value, true);
    }

    /**
     * A value that false or null switches off.
     *
     * @param on the type of any other value
     * @param off what false and null become
     */
    public static <T> PropertyType<T> switchable(PropertyType<T> on, T off) {
        return new SwitchableType<>(on, off);
    }

    /**
     * A section of which one property may stand alone, as a scalar or an intrinsic function.
     *
     * @param section the section
     * @param property the property
     */
    public static <T> PropertyType<T> shorthand(PropertyType<T> section, Property<?> property) {
        return new ShorthandType<>(section, property);
    }

    /**
     * A type that is declared when it is first needed: that of a section of which most services have nothing. What a section is known by,
     * its key, is a part of its property, which is declared at once.
     *
     * @param declaration gives the type, the same whenever it is asked
     */
    public static <T> PropertyType<T> deferred(Supplier<? extends PropertyType<T>> declaration) {
        return new DeferredType<>(declaration);
    }

    /** Anything, as it was configured. */
    public static PropertyType<ConfigNode> anything() {
        return new PropertyType<>() {
            @Override
            public Optional<ConfigNode> bind(ConfigNode node, Binding binding) {
                return Optional.of(node);
            }

            @Override
            public XmlShape outline() {
                return XmlShape.ANY;
            }

            @Override
            public String describe() {
                return "anything";
            }

            @Override
            public JsonSchema jsonSchema() {
                return JsonSchema.ANYTHING;
            }
        };
    }

    /**
     * Either a scalar or a mapping.
     *
     * @param scalar the type of a value written as one word
     * @param mapping the type of a value written as keys and values
     */
    public static <T> PropertyType<T> either(PropertyType<? extends T> scalar, PropertyType<? extends T> mapping) {
        return new EitherType<>(scalar, mapping);
    }
}
