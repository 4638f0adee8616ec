/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * One thing that may be configured: the single source of its binding, validation, inheritance and documentation. Two properties are
 * the same only if they are the same object.
 *
 * @param <T> the bound value
 */
public final class Property<T> {

    private final String name;
    private final PropertyType<T> type;
    private final String doc;
    private final String example;
    private final List<String> aliases;
    private final Optional<T> defaultValue;
    private final Optional<Inheritance<T>> inheritance;
    private final Effect<T> effect;

    private Property(
            String name,
            PropertyType<T> type,
            String doc,
            String example,
            List<String> aliases,
            Optional<T> defaultValue,
            Optional<Inheritance<T>> inheritance,
            Effect<T> effect) {
        this.name = name;
        this.type = type;
        this.doc = doc;
        this.example = example;
        this.aliases = List.copyOf(aliases);
        this.defaultValue = defaultValue;
        this.inheritance = inheritance;
        this.effect = effect;
    }

    /**
     * Declares a property.
     *
     * @param name the key in YAML and the element in the POM
     * @param type the legal values
     * @param doc one sentence for the reference page
     * @param example a legal value, as YAML in one line
     */
    public static <T> Property<T> of(String name, PropertyType<T> type, String doc, String example) {
        return new Property<>(
                name, type, doc, example, List.of(), Optional.empty(), Optional.empty(), new Effect.Full<>());
    }

    /** This property with another key that means the same, such as one of an older Serverless version. */
    public Property<T> alias(String alias) {
        List<String> more = new ArrayList<>(aliases);
        more.add(alias);
        return new Property<>(name, type, doc, example, more, defaultValue, inheritance, effect);
    }

    /** This property with the value it has when neither function nor provider sets it. */
    public Property<T> orElse(T value) {
        return new Property<>(name, type, doc, example, aliases, Optional.of(value), inheritance, effect);
    }

    /** This property, taken from the provider's property of the same name when a function does not set it. */
    public Property<T> inherited() {
        return inherited((provider, function) -> function);
    }

    /**
     * This property, combined with the provider's property of the same name.
     *
     * @param merge gives the effective value from the provider's and the function's, when both are set
     */
    public Property<T> inherited(BinaryOperator<T> merge) {
        Property<T> atProvider =
                new Property<>(name, type, doc, example, aliases, Optional.empty(), Optional.empty(), effect);
        return inheritedFrom(atProvider, values -> values.get(atProvider), merge);
    }

    /** This property, taken from a differently named property of the provider when a function does not set it. */
    public Property<T> inheritedFrom(Property<T> atProvider) {
        return inheritedFrom(atProvider, values -> values.get(atProvider), (provider, function) -> function);
    }

    /**
     * This property, taken from a differently named or shaped property of the provider.
     *
     * @param providerProperty what the provider's section must accept
     * @param read how the value is found in the provider's values
     * @param merge gives the effective value from the provider's and the function's, when both are set
     */
    public Property<T> inheritedFrom(
            Property<?> providerProperty, Function<PropertyValues, Optional<T>> read, BinaryOperator<T> merge) {
        return new Property<>(
                name,
                type,
                doc,
                example,
                aliases,
                defaultValue,
                Optional.of(new Inheritance<>(providerProperty, read, merge)),
                effect);
    }

    /** This property without any effect: it is accepted for Serverless's sake, with a warning. */
    public Property<T> withoutEffect() {
        return withoutEffect("");
    }

    /**
     * This property without any effect: it is accepted for Serverless's sake, with a warning.
     *
     * @param advice what serves its purpose here, a whole sentence; empty if nothing does
     */
    public Property<T> withoutEffect(String advice) {
        return withoutEffect(value -> advice);
    }

    /**
     * This property without any effect: it is accepted for Serverless's sake, with a warning.
     *
     * @param advice from the value to what serves its purpose here, a whole sentence; empty if nothing does
     */
    public Property<T> withoutEffect(Function<? super T, String> advice) {
        return with(new Effect.None<>(advice));
    }

    /**
     * This property as one of Serverless that will not come: configuring it is an error.
     *
     * @param remedy what serves its purpose here, an imperative sentence
     */
    public Property<T> unavailable(String remedy) {
        return with(new Effect.Unavailable<>(remedy));
    }

    private Property<T> with(Effect<T> other) {
        return new Property<>(name, type, doc, example, aliases, defaultValue, inheritance, other);
    }

    /** The key in YAML and the element in the POM. */
    public String name() {
        return name;
    }

    /** Other keys that mean the same. */
    public List<String> aliases() {
        return aliases;
    }

    /** The legal values. */
    public PropertyType<T> type() {
        return type;
    }

    /** One sentence for the reference page. */
    public String doc() {
        return doc;
    }

    /** A legal value, as YAML in one line. */
    public String example() {
        return example;
    }

    /** The value when nothing is configured. */
    public Optional<T> defaultValue() {
        return defaultValue;
    }

    /** How a function takes the value from the provider, if it does. */
    public Optional<Inheritance<T>> inheritance() {
        return inheritance;
    }

    /** What configuring it changes. */
    public Effect<T> effect() {
        return effect;
    }

    /** The legal values of one of this property's keys for editors: the type's, a variable, or null, which is not a configuration. */
    JsonSchema jsonSchema(String key) {
        String meaning = key.equals(name) ? doc : "Another spelling of \"" + name + "\". " + doc;
        String values = effect.remark() + (type.section().isPresent() ? "" : " Values: " + type.describe() + ".");
        JsonSchema described = JsonSchema.anyOf(type.jsonSchema().orVariable(), JsonSchema.NULL)
                .with("description", JsonSchema.text(meaning + values));
        JsonSchema shown = JsonSchema.yaml(example)
                .map(value -> described.with("examples", new ConfigNode.Sequence(List.of(value), Optional.empty())))
                .orElse(described);
        JsonSchema preset = defaultValue
                .filter(value -> value instanceof String || value instanceof Integer || value instanceof Boolean)
                .flatMap(value -> JsonSchema.yaml(String.valueOf(value)))
                .map(value -> shown.with("default", value))
                .orElse(shown);
        return key.equals(name) && !(effect instanceof Effect.None)
                ? preset
                : preset.with("deprecated", JsonSchema.flag(true));
    }

    @Override
    public String toString() {
        return name;
    }

    /**
     * How a function's property takes its value from the provider.
     *
     * @param providerProperty what the provider's section must accept
     * @param read how the value is found in the provider's values
     * @param merge gives the effective value when both are set
     */
    public record Inheritance<T>(
            Property<?> providerProperty, Function<PropertyValues, Optional<T>> read, BinaryOperator<T> merge) {}
}
