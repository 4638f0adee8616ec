/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How many requests API Gateway lets through.
 *
 * @param burst how many at once
 * @param rate how many each second, on average
 */
public record Throttle(Optional<Value> burst, Optional<Value> rate) {

    private static final Property<Integer> BURST = Property.of(
            "burstLimit",
            Types.integer(0, Integer.MAX_VALUE),
            "How many requests are let through at once; further ones get the status 429.",
            "200");

    private static final Property<Value> RATE = Property.of(
            "rateLimit",
            Types.text("a number such as 100 or 0.5", "[0-9]{1,9}(\\.[0-9]{1,9})?")
                    .strict()
                    .map(rate -> new Value.Numeric(new BigDecimal(rate))),
            "How many requests a second are let through, on average.",
            "100");

    /** The legal form. */
    public static final PropertyType<Throttle> TYPE =
            ObjectSchema.of(List.of(BURST, RATE)).map(Throttle::of);

    private static Throttle of(PropertyValues values) {
        return new Throttle(values.get(BURST).map(Value::of), values.get(RATE));
    }
}
