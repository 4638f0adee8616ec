/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** The processor the code runs on: {@code Architectures}. */
public final class Architecture implements FunctionFeature {

    @Override
    public List<Property<?>> properties() {
        return List.of(ServiceSchema.ARCHITECTURE);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.property("Architectures", ServiceSchema.ARCHITECTURE, name -> Value.list(Value.of(name)));
    }
}
