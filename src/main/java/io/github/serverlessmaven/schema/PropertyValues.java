/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one section of the configuration, by property, each with its place. Immutable. */
public final class PropertyValues {

    private final String path;
    private final Optional<Location> location;
    private final Map<Property<?>, Bound<?>> values;

    PropertyValues(String path, Optional<Location> location, Map<Property<?>, Bound<?>> values) {
        this.path = path;
        this.location = location;
        this.values = Map.copyOf(values);
    }

    /** The values of a section that is not there: only defaults. */
    public static PropertyValues none(String path) {
        return new PropertyValues(path, Optional.empty(), Map.of());
    }

    /** The value: as configured, else the property's default, else empty. */
    public <T> Optional<T> get(Property<T> property) {
        return configured(property).or(property::defaultValue);
    }

    /** The value if it was configured, whatever the default is. */
    public <T> Optional<T> configured(Property<T> property) {
        @SuppressWarnings("unchecked") // Bindings puts only values of the property's own type under a property
        Bound<T> bound = (Bound<T>) values.get(property);
        return Optional.ofNullable(bound).map(Bound::value);
    }

    /**
     * A configured section below this one, by its name: for properties that several owners declare in one section.
     *
     * @param name the name of a property whose values are a section
     */
    public Optional<PropertyValues> section(String name) {
        for (Map.Entry<Property<?>, Bound<?>> entry : values.entrySet()) {
            if (entry.getKey().name().equals(name) && entry.getValue().value() instanceof PropertyValues section) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }

    /** What was configured for a property, as it was written. */
    public Optional<ConfigNode> node(Property<?> property) {
        return Optional.ofNullable(values.get(property)).map(Bound::node);
    }

    /** Where this section is written, if it is. */
    public Optional<Location> location() {
        return location;
    }

    /** The configuration path of this section. */
    public String path() {
        return path;
    }

    /** Where a property was configured; where its section stands if it was not. */
    public Optional<Location> location(Property<?> property) {
        Bound<?> bound = values.get(property);
        return bound == null ? location : bound.node().location();
    }

    /** Where something below a property was configured, its keys one by one; where the property was if that is not to be found. */
    public Optional<Location> location(Property<?> property, List<String> keys) {
        return node(property).flatMap(node -> key(node, keys)).or(() -> location(property));
    }

    /** Where the last of some keys stands; in a list of mappings that are joined it is searched for in each. */
    private static Optional<Location> key(ConfigNode node, List<String> keys) {
        if (node instanceof ConfigNode.Sequence parts) {
            return parts.items().stream()
                    .flatMap(part -> key(part, keys).stream())
                    .findFirst();
        }
        return node instanceof ConfigNode.Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(keys.get(0)))
                        .findFirst()
                        .flatMap(entry -> keys.size() == 1
                                ? entry.keyLocation()
                                : key(entry.value(), keys.subList(1, keys.size())))
                : Optional.empty();
    }

    /** The configuration path of a property, wherever its value came from. */
    public String path(Property<?> property) {
        Bound<?> bound = values.get(property);
        return bound == null ? path + "." + property.name() : bound.path();
    }

    /** Reports a problem with a property that only shows when it is seen together with others. */
    public void error(
            Property<?> property, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.error(code, location(property), path(property), problem, remedy);
    }

    /** Reports that a property breaks a rule without which a template can be made anyway. */
    public void violation(
            Property<?> property, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        diagnostics.violation(code, location(property), path(property), problem, remedy);
    }

    /**
     * These values completed by the provider's, as each property's inheritance says.
     *
     * @param schema the properties of this section
     * @param provider the values of the provider's section
     */
    public PropertyValues inherit(ObjectSchema schema, PropertyValues provider) {
        Map<Property<?>, Bound<?>> effective = new LinkedHashMap<>(values);
        for (Property<?> property : schema.properties()) {
            inherit(property, provider, effective);
        }
        return new PropertyValues(path, location, effective);
    }

    private <T> void inherit(Property<T> property, PropertyValues provider, Map<Property<?>, Bound<?>> effective) {
        if (property.inheritance().isEmpty()) {
            return;
        }
        Property.Inheritance<T> inheritance = property.inheritance().get();
        Optional<T> inherited = inheritance.read().apply(provider);
        if (inherited.isEmpty()) {
            return;
        }
        @SuppressWarnings("unchecked")
        Bound<T> own = (Bound<T>) values.get(property);
        Bound<?> source = provider.values.get(inheritance.providerProperty());
        if (own != null) {
            T merged = inheritance.merge().apply(inherited.get(), own.value());
            effective.put(property, new Bound<>(merged, own.node(), own.path()));
        } else if (source != null) {
            effective.put(property, new Bound<>(inherited.get(), source.node(), source.path()));
        }
    }

    private Map<Property<?>, Object> plain() {
        Map<Property<?>, Object> plain = new LinkedHashMap<>();
        values.forEach((property, bound) -> plain.put(property, bound.value()));
        return plain;
    }

    /** Whether other values configure the same, wherever they are written. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PropertyValues values && plain().equals(values.plain());
    }

    @Override
    public int hashCode() {
        return plain().hashCode();
    }

    @Override
    public String toString() {
        return plain().toString();
    }

    /**
     * A bound value with where it came from.
     *
     * @param value the value
     * @param node what was configured
     * @param path its configuration path
     */
    record Bound<T>(T value, ConfigNode node, String path) {}
}
