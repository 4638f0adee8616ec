/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.ReservedVariables;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Environment variables: {@code Environment.Variables}. */
public final class Environment implements FunctionFeature {

    /** From "Lambda quotas" there: names and values together, in bytes. */
    private static final int LARGEST = 4096;

    /** The variables by their names; null takes one of the provider's away. */
    public static final Property<Map<String, Value>> ENVIRONMENT = Property.of(
                    "environment",
                    Types.map(
                            "a letter followed by letters, digits and _, two characters at least, and no name that Lambda reserves",
                            "(?!(?:" + String.join("|", new TreeSet<>(ReservedVariables.names()))
                                    + ")$)[A-Za-z][A-Za-z0-9_]+",
                            TemplateTypes.orNull(TemplateTypes.textOrIntrinsic(Types.text()))),
                    "Environment variables; a function's are added to the provider's, null takes one away.",
                    "{TABLE: orders}")
            .inherited(KeyedValues::merge);

    @Override
    public List<Property<?>> properties() {
        return List.of(ENVIRONMENT);
    }

    @Override
    public void check(FunctionScope scope, Diagnostics diagnostics) {
        int size = scope.get(ENVIRONMENT).map(KeyedValues::present).orElse(Map.of()).entrySet().stream()
                .mapToInt(variable -> bytes(variable.getKey())
                        + (variable.getValue() instanceof Value.Text text ? bytes(text.text()) : 0))
                .sum();
        if (size > LARGEST) {
            scope.function()
                    .settings()
                    .violation(
                            ENVIRONMENT,
                            diagnostics,
                            Types.OUT_OF_RANGE,
                            "has " + size + " bytes, the provider's variables included; AWS allows " + LARGEST,
                            "Keep large values in the Parameter Store, and give the function their names.");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
