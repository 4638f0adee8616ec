/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.schema;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.config.XmlShape;
import java.util.Optional;

/**
 * A whole number in a range; text that reads as one counts too.
 *
 * @param minimum the smallest legal number
 * @param maximum the largest legal number
 */
record IntegerType(int minimum, int maximum) implements PropertyType<Integer> {

    private static final String DIGITS = "[+-]?[0-9]{1,18}";

    @Override
    public Optional<Integer> bind(ConfigNode node, Binding binding) {
        if (!(node instanceof ConfigNode.Scalar scalar) || !scalar.text().matches(DIGITS)) {
            return binding.refuse(
                    Types.WRONG_TYPE,
                    node,
                    "must be " + describe() + ", but is " + node.describe(),
                    "Write a number without quotes, unit or fraction.",
                    Optional.empty());
        }
        long number = Long.parseLong(scalar.text());
        if (number >= minimum && number <= maximum) {
            return Optional.of((int) number);
        }
        return binding.refuse(
                Types.OUT_OF_RANGE,
                node,
                "must be " + describe() + ", but is " + number,
                number < minimum ? "Raise it to " + minimum + " or more." : "Lower it to " + maximum + " or less.",
                number == (int) number ? Optional.of((int) number) : Optional.empty());
    }

    @Override
    public XmlShape outline() {
        return Shape.SCALAR;
    }

    @Override
    public JsonSchema jsonSchema() {
        JsonSchema number = JsonSchema.ANYTHING
                .with("type", JsonSchema.text("integer"))
                .with("minimum", JsonSchema.number(minimum));
        return JsonSchema.anyOf(
                maximum == Integer.MAX_VALUE ? number : number.with("maximum", JsonSchema.number(maximum)),
                JsonSchema.ANYTHING
                        .with("type", JsonSchema.text("string"))
                        .with("pattern", JsonSchema.text("^" + DIGITS + "$")));
    }

    @Override
    public String describe() {
        return maximum == Integer.MAX_VALUE
                ? "a whole number of at least " + minimum
                : "a whole number from " + minimum + " to " + maximum;
    }
}
