/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/** How long one invocation may take: {@code Timeout}. */
public final class Timeout implements FunctionFeature {

    /** Serverless sets 6 seconds where AWS would take 3. */
    static final Property<Value> TIMEOUT = Property.of(
                    "timeout",
                    TemplateTypes.orIntrinsic(Types.integer(1, 900).map(Value::of)),
                    "How many seconds one invocation may take before Lambda ends it.",
                    "30")
            .orElse(Value.of(6))
            .inherited();

    /** How many seconds one invocation of a function may take, unless only the template decides. */
    public static Optional<Integer> seconds(FunctionScope scope) {
        return scope.get(TIMEOUT)
                .filter(Value.Numeric.class::isInstance)
                .map(seconds -> ((Value.Numeric) seconds).number().intValue());
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(TIMEOUT);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Timeout", TIMEOUT, value -> value);
    }
}
