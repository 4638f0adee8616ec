/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigNode.ScalarType;
import io.github.serverlessmaven.config.Origins;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A configuration completed by what the provider and the functions have without its being written there: inherited values and defaults.
 * Knows of each added part where it came from.
 */
public final class EffectiveConfiguration {

    private static final String PROVIDER = "provider";
    private static final String FUNCTIONS = "functions";

    private final ServiceSchema schema;
    private final Mapping tree;
    private final Map<List<String>, Optional<List<String>>> added = new HashMap<>();

    /**
     * Completes a configuration.
     *
     * @param schema what may be configured
     * @param configuration a configuration without errors, variables resolved
     */
    public EffectiveConfiguration(ServiceSchema schema, Mapping configuration) {
        this.schema = schema;
        Mapping given = joined(configuration);
        PropertyValues root =
                schema.root().bind(given, new Binding("", new Diagnostics())).orElseGet(() -> PropertyValues.none(""));
        PropertyValues provider = root.get(schema.provider()).orElseGet(() -> PropertyValues.none(PROVIDER));
        Mapping withProvider = given.with(provider(given, provider));
        Map<String, PropertyValues> functions = root.get(schema.functions()).orElse(Map.of());
        tree = withProvider.get(FUNCTIONS).orElse(given) instanceof Mapping written
                ? withProvider.with(new Entry(FUNCTIONS, Optional.empty(), functions(written, functions, provider)))
                : withProvider;
    }

    /** A configuration with its functions as one mapping, even if they are written as a list of mappings. */
    public static Mapping joined(Mapping configuration) {
        return FunctionsType.joined(configuration);
    }

    /** The completed configuration. */
    public Mapping tree() {
        return tree;
    }

    /**
     * Where a single value came from, in words.
     *
     * @param path the value's path
     * @param origins knows it of what was written
     */
    public Optional<String> origin(List<String> path, Origins origins) {
        for (int length = path.size(); length > 0; length--) {
            Optional<List<String>> source = added.get(path.subList(0, length));
            if (source != null) {
                List<String> rest = path.subList(length, path.size());
                return Optional.of(
                        source.map(from -> inherited(from, rest, origins)).orElse("default"));
            }
        }
        return origins.at(path);
    }

    private static String inherited(List<String> from, List<String> rest, Origins origins) {
        List<String> path = rest.stream().reduce(from, Origins::below, (first, second) -> second);
        return "inherited from " + String.join(".", from)
                + origins.at(path).map(origin -> ", " + origin).orElse("");
    }

    private Entry provider(Mapping configuration, PropertyValues provider) {
        Optional<ConfigNode> written = configuration.get(PROVIDER);
        Mapping completed = written.orElse(configuration) instanceof Mapping mapping && written.isPresent()
                ? mapping
                : new Mapping(
                        written.map(name -> new Entry("name", name.location(), name)).stream()
                                .toList(),
                        configuration.location());
        ObjectSchema section = schema.provider().type().section().orElseThrow();
        for (Property<?> property : section.properties()) {
            if (provider.configured(property).isEmpty()) {
                completed = withDefault(completed, property, List.of(PROVIDER));
            }
        }
        return new Entry(PROVIDER, completed.location(), completed);
    }

    private Mapping functions(Mapping written, Map<String, PropertyValues> functions, PropertyValues provider) {
        Mapping completed = written;
        for (Entry entry : written.entries()) {
            PropertyValues own = functions.get(entry.key());
            if (own != null && entry.value() instanceof Mapping function) {
                Mapping settings = function;
                for (Property<?> property : schema.function().properties()) {
                    settings = completed(settings, property, own, provider, List.of(FUNCTIONS, entry.key()));
                }
                completed = completed.with(new Entry(entry.key(), entry.keyLocation(), settings));
            }
        }
        return completed;
    }

    private <T> Mapping completed(
            Mapping settings, Property<T> property, PropertyValues own, PropertyValues provider, List<String> path) {
        Optional<T> inherited =
                property.inheritance().flatMap(inheritance -> inheritance.read().apply(provider));
        Optional<T> configured = own.configured(property);
        if (inherited.isEmpty()) {
            return configured.isPresent() ? settings : withDefault(settings, property, path);
        }
        Property<?> source = property.inheritance().orElseThrow().providerProperty();
        List<String> from = List.of(PROVIDER, source.name());
        Optional<ConfigNode> written = provider.node(source)
                .filter(node -> source.name().equals(property.name()))
                .or(() -> toNode(inherited.get()));
        boolean replaced = configured
                .filter(value -> property.inheritance()
                        .orElseThrow()
                        .merge()
                        .apply(inherited.get(), value)
                        .equals(value))
                .isPresent();
        return replaced || written.isEmpty()
                ? settings
                : withInherited(settings, own.node(property), property.name(), written.get(), path, from);
    }

    private Mapping withInherited(
            Mapping settings,
            Optional<ConfigNode> own,
            String key,
            ConfigNode inherited,
            List<String> path,
            List<String> from) {
        if (own.isEmpty()) {
            added.put(Origins.below(path, key), Optional.of(from));
            return settings.with(new Entry(key, Optional.empty(), inherited));
        }
        if (!(own.get() instanceof Mapping joined) || !(inherited instanceof Mapping provided)) {
            return settings;
        }
        for (Entry entry : provided.entries()) {
            if (joined.get(entry.key()).isEmpty()) {
                added.put(
                        Origins.below(Origins.below(path, key), entry.key()),
                        Optional.of(Origins.below(from, entry.key())));
                joined = joined.with(entry);
            }
        }
        return settings.with(new Entry(key, Optional.empty(), joined));
    }

    private Mapping withDefault(Mapping section, Property<?> property, List<String> path) {
        Optional<ConfigNode> value = property.defaultValue().flatMap(EffectiveConfiguration::toNode);
        value.ifPresent(node -> added.put(Origins.below(path, property.name()), Optional.empty()));
        return value.map(node -> section.with(new Entry(property.name(), Optional.empty(), node)))
                .orElse(section);
    }

    private static Optional<ConfigNode> toNode(Object value) {
        return Optional.of(value instanceof Value.Numeric numeric ? numeric.number() : value)
                .filter(simple -> simple instanceof String
                        || simple instanceof Integer
                        || simple instanceof Boolean
                        || simple instanceof BigDecimal)
                .map(simple -> new Scalar(String.valueOf(simple), ScalarType.UNTYPED, Optional.empty()));
    }
}
