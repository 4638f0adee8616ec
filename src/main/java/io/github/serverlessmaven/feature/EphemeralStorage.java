/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** How large {@code /tmp} is: {@code EphemeralStorage}. */
public final class EphemeralStorage implements FunctionFeature {

    static final Property<Integer> SIZE = Property.of(
            "ephemeralStorageSize",
            Types.integer(512, 10_240),
            "The size of /tmp in megabytes; 512 unless set.",
            "1024");

    @Override
    public List<Property<?>> properties() {
        return List.of(SIZE);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("EphemeralStorage", SIZE, size -> Value.mapping("Size", Value.of(size)));
    }
}
