/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import io.github.serverlessmaven.schema.Binding;
import io.github.serverlessmaven.schema.JsonSchema;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import java.util.List;
import java.util.Optional;

/**
 * Who may call an API: a section with the keys {@code name}, {@code arn} and {@code type}, or as a scalar the key of a function, an ARN, or
 * {@code aws_iam}.
 *
 * @param whole the section
 */
public record AuthorizerText(PropertyType<PropertyValues> whole) implements PropertyType<PropertyValues> {

    private static final PropertyType<String> WORD = Types.text("the key of a function, an ARN, or aws_iam", "\\S+");

    @Override
    public Optional<PropertyValues> bind(ConfigNode node, Binding binding) {
        if (!(node instanceof ConfigNode.Scalar word) || word.isNull()) {
            return whole.bind(node, binding);
        }
        return WORD.bind(word, binding)
                .flatMap(text -> whole.bind(
                        new ConfigNode.Mapping(
                                List.of(new ConfigNode.Entry(key(text), word.location(), word)), word.location()),
                        binding));
    }

    private static String key(String text) {
        return text.equalsIgnoreCase("aws_iam") ? "type" : text.contains(":") ? "arn" : "name";
    }

    @Override
    public Optional<ObjectSchema> section() {
        return whole.section();
    }

    @Override
    public XmlShape outline() {
        return whole.outline();
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.anyOf(WORD.jsonSchema(), whole.jsonSchema());
    }

    @Override
    public String describe() {
        return WORD.describe() + ", or " + whole.describe();
    }
}
