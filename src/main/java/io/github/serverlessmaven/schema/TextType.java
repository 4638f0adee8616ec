/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text of a given form.
 *
 * @param description the form in words
 * @param pattern must match the whole text
 */
record TextType(String description, Pattern pattern) implements PropertyType<String> {

    @Override
    public Optional<String> bind(ConfigNode node, Binding binding) {
        if (!(node instanceof ConfigNode.Scalar scalar) || scalar.isNull()) {
            return binding.refuse(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is " + node.describe(),
                    "Write the text on the same line.",
                    Optional.empty());
        }
        return pattern.matcher(scalar.text()).matches()
                ? Optional.of(scalar.text())
                : binding.refuse(
                        Types.PATTERN_MISMATCH,
                        node,
                        "must be " + describe() + ", but is " + scalar.describe(),
                        new PatternHint(pattern, scalar.text()).remedy(binding.example()),
                        Optional.of(scalar.text()));
    }

    @Override
    public XmlShape outline() {
        return Shape.SCALAR;
    }

    @Override
    public JsonSchema jsonSchema() {
        return JsonSchema.scalar(pattern);
    }

    @Override
    public String describe() {
        return description;
    }
}
