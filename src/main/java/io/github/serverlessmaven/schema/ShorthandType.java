/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.ConfigNode.Entry;
import io.github.serverlessmaven.config.ConfigNode.Mapping;
import io.github.serverlessmaven.config.ConfigNode.Scalar;
import io.github.serverlessmaven.config.ConfigOverlay;
import java.util.List;
import java.util.Optional;

/**
 * A section of which one property may stand alone, as a scalar or an intrinsic function.
 *
 * @param type the section
 * @param property the property
 */
record ShorthandType<T>(PropertyType<T> type, Property<?> property) implements DecoratedType<T> {

    @Override
    public Optional<T> bind(ConfigNode node, Binding binding) {
        boolean isAlone = (node instanceof Scalar scalar && !scalar.isNull())
                || (node instanceof Mapping mapping && ConfigOverlay.isIntrinsic(mapping));
        return type.bind(
                isAlone
                        ? new Mapping(List.of(new Entry(property.name(), node.location(), node)), node.location())
                        : node,
                binding);
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(property.type().jsonSchema(), type.jsonSchema());
    }

    @Override
    public String describe() {
        return property.type().describe() + ", or " + type.describe();
    }
}
