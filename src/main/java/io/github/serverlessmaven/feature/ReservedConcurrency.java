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

/** How many instances of the function there may be at once: {@code ReservedConcurrentExecutions}. */
public final class ReservedConcurrency implements FunctionFeature {

    static final Property<Value> RESERVED = Property.of(
            "reservedConcurrency",
            TemplateTypes.orIntrinsic(Types.integer(0, Integer.MAX_VALUE).map(Value::of)),
            "How many instances there may be at once, kept free of the account's for this function; 0 stops it.",
            "5");

    @Override
    public List<Property<?>> properties() {
        return List.of(RESERVED);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("ReservedConcurrentExecutions", RESERVED, reserved -> reserved);
    }
}
