/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigOverlay;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.schema.PropertyValues.Bound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties that a section of the configuration may have. */
public final class ObjectSchema implements PropertyType<PropertyValues> {

    /** A key that no property has. */
    public static final DiagnosticCode UNKNOWN_KEY =
            new DiagnosticCode("UNKNOWN_KEY", "The section has no property of this name.");

    /** A property written twice, under two of its names. */
    public static final DiagnosticCode ALIAS_CLASH =
            new DiagnosticCode("ALIAS_CLASH", "Two spellings of one property are both configured.");

    private final List<Property<?>> properties;
    private final Map<String, String> foreign;
    private final Map<String, Property<?>> byName = new LinkedHashMap<>();

    private ObjectSchema(List<Property<?>> properties, Map<String, String> foreign) {
        this.properties = List.copyOf(properties);
        this.foreign = Map.copyOf(foreign);
        for (Property<?> property : properties) {
            declare(property.name(), property);
            for (String alias : property.aliases()) {
                declare(alias, property);
            }
        }
    }

    /**
     * Declares a section.
     *
     * @throws IllegalArgumentException if two properties share a name or alias
     */
    public static ObjectSchema of(List<Property<?>> properties) {
        return new ObjectSchema(properties, Map.of());
    }

    /**
     * This section, which knows what to do about keys that belong to something else.
     *
     * @param remedies by such a key, an imperative sentence
     */
    public ObjectSchema withForeignKeys(Map<String, String> remedies) {
        return new ObjectSchema(properties, remedies);
    }

    /** This section, of which some properties must be configured. */
    public PropertyType<PropertyValues> requiring(Property<?>... required) {
        return new CompleteType(this, List.of(required));
    }

    private void declare(String name, Property<?> property) {
        if (byName.put(name, property) != null) {
            throw new IllegalArgumentException("two properties are named " + name);
        }
    }

    /** The properties, in the order declared. */
    public List<Property<?>> properties() {
        return properties;
    }

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            binding.error(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is " + node.describe(),
                    "Write its properties below it, one on each line.");
            return Optional.empty();
        }
        if (ConfigOverlay.isIntrinsic(mapping)
                && !byName.containsKey(mapping.entries().get(0).key())) {
            binding.error(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is the function "
                            + mapping.entries().get(0).key() + ", for which CloudFormation has no place here",
                    "Write its properties below it; most of them take a function each.");
            return Optional.empty();
        }
        Map<Property<?>, Bound<?>> values = new LinkedHashMap<>();
        IneffectiveKeys ineffective = new IneffectiveKeys();
        for (ConfigNode.Entry entry : mapping.entries()) {
            bind(entry, binding, values, ineffective);
        }
        ineffective.warn(binding);
        return Optional.of(new PropertyValues(binding.path(), mapping.location(), values));
    }

    private void bind(
            ConfigNode.Entry entry, Binding binding, Map<Property<?>, Bound<?>> values, IneffectiveKeys ineffective) {
        Property<?> property = byName.get(entry.key());
        if (property == null) {
            unknown(entry, binding);
        } else if (values.containsKey(property)) {
            binding.at(entry.key())
                    .refuse(
                            ALIAS_CLASH,
                            entry.keyLocation(),
                            "means the same as another key of this section",
                            "Keep only \"" + property.name() + "\".");
        } else {
            Optional<? extends Bound<?>> bound = bind(property, entry, binding, ineffective);
            if (bound.isPresent()) {
                values.put(property, bound.get());
            }
        }
    }

    private static <T> Optional<Bound<T>> bind(
            Property<T> property, ConfigNode.Entry entry, Binding section, IneffectiveKeys ineffective) {
        ConfigNode node = entry.value();
        boolean absent = node instanceof ConfigNode.Scalar scalar
                && scalar.isNull()
                && !property.type().acceptsNull();
        if (absent) {
            return Optional.empty();
        }
        Binding binding = section.at(entry.key(), property);
        Optional<T> value = property.type().bind(node, binding);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        ineffective.note(property, entry, value.get(), section);
        return Optional.of(new Bound<>(value.get(), node, binding.path()));
    }

    private void unknown(ConfigNode.Entry entry, Binding binding) {
        Optional<String> foreigner = Optional.ofNullable(foreign.get(entry.key()));
        Optional<String> meant = foreigner.isPresent() ? Optional.empty() : Suggestion.of(entry.key(), byName.keySet());
        String remedy = foreigner
                .or(() -> meant.map(name -> "Did you mean \"" + name + "\"?"))
                .orElseGet(() -> names().isEmpty()
                        ? "Remove it."
                        : "Remove it. Known here: " + String.join(", ", names()) + ".");
        binding.at(entry.key()).refuse(UNKNOWN_KEY, entry.keyLocation(), "is not a known key", remedy);
        meant.filter(name -> !binding.isLenient())
                .ifPresent(name ->
                        binding.diagnostics().markReported(binding.at(name).path()));
    }

    private List<String> names() {
        return properties.stream()
                .filter(property -> property.effect() instanceof Effect.Full<?>)
                .map(Property::name)
                .sorted()
                .toList();
    }

    @Override
    public Optional<ObjectSchema> section() {
        return Optional.of(this);
    }

    @Override
    public XmlShape outline() {
        return new XmlShape() {
            @Override
            public Kind kind() {
                return Kind.MAPPING;
            }

            @Override
            public XmlShape entry(String key) {
                Property<?> property = byName.get(key);
                return property == null ? XmlShape.ANY : property.type().outline();
            }

            @Override
            public XmlShape item() {
                return XmlShape.ANY;
            }
        };
    }

    @Override
    public JsonSchema jsonSchema() {
        Map<String, JsonSchema> keys = new LinkedHashMap<>();
        properties.forEach(property -> keys.put(property.name(), property.jsonSchema(property.name())));
        byName.forEach((key, property) -> keys.putIfAbsent(key, property.jsonSchema(key)));
        return JsonSchema.object(keys)
                .and(properties.stream()
                        .flatMap(property -> property.aliases().stream()
                                .map(alias -> JsonSchema.requires(property.name(), alias)
                                        .not()))
                        .toList());
    }

    @Override
    public String describe() {
        return "a mapping";
    }
}
