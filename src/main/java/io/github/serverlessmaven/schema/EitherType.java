/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;

/**
 * Either a scalar or a mapping.
 *
 * @param scalar the type of a value written as one word
 * @param mapping the type of a value written as keys and values
 */
record EitherType<T>(PropertyType<? extends T> scalar, PropertyType<? extends T> mapping) implements PropertyType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        if (node instanceof ConfigNode.Sequence && scalar.outline().kind() == XmlShape.Kind.SCALAR) {
            binding.error(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is " + node.describe(),
                    "Remove the \"- \" and write its keys below it, one on each line.");
            return Optional.empty();
        }
        PropertyType<? extends T> type = node instanceof ConfigNode.Mapping ? mapping : scalar;
        return type.bind(node, binding).map(value -> value);
    }

    @Override
    public Optional<ObjectSchema> section() {
        return mapping.section();
    }

    @Override
    public XmlShape outline() {
        return scalar.outline().kind() == XmlShape.Kind.LIST
                ? mapping.outline().orListOf(scalar.outline().item())
                : mapping.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(scalar.jsonSchema(), mapping.jsonSchema());
    }

    @Override
    public String describe() {
        return scalar.describe() + ", or " + mapping.describe();
    }
}
