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
import java.util.Map;

/** Environment variables: {@code Environment.Variables}. */
public final class Environment implements FunctionFeature {

    static final Property<Map<String, Value>> ENVIRONMENT = Property.of(
                    "environment",
                    Types.map(
                            "a letter followed by letters, digits and _, two characters at least",
                            "[A-Za-z][A-Za-z0-9_]+",
                            TemplateTypes.orNull(TemplateTypes.textOrIntrinsic(Types.text()))),
                    "Environment variables; a function's are added to the provider's, null takes one away.",
                    "{TABLE: orders}")
            .inherited(KeyedValues::merge);

    @Override
    public List<Property<?>> properties() {
        return List.of(ENVIRONMENT);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        // Nulls are left out when the template is written; until then they count in the version's hash, as in
        // Serverless.
        return scope.get(ENVIRONMENT)
                .map(variables -> TemplateFragment.property(
                        "Environment", Value.mapping("Variables", new Value.Mapping(variables))))
                .orElse(TemplateFragment.EMPTY);
    }
}
