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

/** The function's memory, and with it its share of a processor: {@code MemorySize}. */
public final class MemorySize implements FunctionFeature {

    /** Serverless sets 1,024 MB where AWS would take 128. */
    static final Property<Value> MEMORY_SIZE = Property.of(
                    "memorySize",
                    TemplateTypes.orIntrinsic(Types.integer(128, 10_240).map(Value::of)),
                    "Memory in megabytes; the share of a processor grows with it.",
                    "512")
            .orElse(Value.of(1024))
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(MEMORY_SIZE);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("MemorySize", MEMORY_SIZE, value -> value);
    }
}
