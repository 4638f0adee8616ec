/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mapping of freely chosen keys, in the order written.
 *
 * @param keyDescription what a key is, with its article
 * @param keyPattern must match a whole key
 * @param value the type of each value
 * @param strictKeys whether keys must match in every mode of validation
 */
record MapType<T>(String keyDescription, Pattern keyPattern, PropertyType<T> value, boolean strictKeys)
        implements PropertyType<Map<String, T>> {

    @Override
    public Optional<Map<String, T>> bind(ConfigNode node, Binding binding) {
        if (!(node instanceof ConfigNode.Mapping mapping)) {
            binding.error(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is " + node.describe(),
                    "Write keys and values below it, one on each line.");
            return Optional.empty();
        }
        Map<String, T> bound = new LinkedHashMap<>();
        boolean complete = true;
        for (ConfigNode.Entry entry : mapping.entries()) {
            Optional<T> item = bind(entry, binding);
            if (item.isPresent()) {
                bound.put(entry.key(), item.get());
            }
            complete &= item.isPresent() || isAbsent(entry);
        }
        return complete || binding.isLenient() ? Optional.of(Collections.unmodifiableMap(bound)) : Optional.empty();
    }

    private Optional<T> bind(ConfigNode.Entry entry, Binding binding) {
        Binding place = binding.at(entry.key());
        if (!keyPattern.matcher(entry.key()).matches()) {
            (strictKeys ? place.strictly() : place)
                    .refuse(
                            Types.PATTERN_MISMATCH,
                            entry.keyLocation(),
                            "the key must be " + keyDescription + ", but is \"" + entry.key() + "\"",
                            "Rename it.");
            if (strictKeys || !place.isLenient()) {
                return Optional.empty();
            }
        }
        return isAbsent(entry) ? Optional.empty() : value.bind(entry.value(), place);
    }

    private boolean isAbsent(ConfigNode.Entry entry) {
        return entry.value() instanceof ConfigNode.Scalar scalar && scalar.isNull() && !value.acceptsNull();
    }

    @Override
    public Optional<ObjectSchema> section() {
        return value.section();
    }

    @Override
    public XmlShape outline() {
        return Shape.mappingOf(value.outline());
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.mappingOf(keyPattern, value.jsonSchema());
    }

    @Override
    public String describe() {
        return "a mapping whose keys are " + keyDescription + " and whose values are " + value.describe();
    }
}
