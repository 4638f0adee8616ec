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

/** The processor the code runs on: {@code Architectures}. */
public final class Architecture implements FunctionFeature {

    /** The processor. */
    public static final Property<String> ARCHITECTURE = Property.of(
                    "architecture",
                    Types.choice(List.of("x86_64", "arm64")),
                    "The processor the code runs on; x86_64 unless set.",
                    "arm64")
            .inherited();

    @Override
    public List<Property<?>> properties() {
        return List.of(ARCHITECTURE);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Architectures", ARCHITECTURE, name -> Value.list(Value.of(name)));
    }
}
