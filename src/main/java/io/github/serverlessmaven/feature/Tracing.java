/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Traces in AWS X-Ray: {@code TracingConfig}, and the permission to write them. */
public final class Tracing implements FunctionFeature {

    private static final String OFF = "false";

    private static final PropertyType<String> MODE = Types.choice(List.of("true", OFF, "Active", "PassThrough"))
            .map(mode -> mode.equals("true") ? "Active" : mode);

    private static final Property<String> LAMBDA = Property.of(
            "lambda",
            MODE,
            "How functions are traced: Active (or true) samples, PassThrough follows the caller, false is off.",
            "Active");

    private final Property<String> mode;

    /**
     * Traces of functions.
     *
     * @param others what else the provider's section {@code tracing} holds
     */
    public Tracing(Supplier<List<Property<?>>> others) {
        Property<PropertyValues> provider = Property.of(
                "tracing",
                Types.deferred(() -> ofProvider(others.get())),
                "Traces in AWS X-Ray for all functions.",
                "{lambda: true}");
        mode = Property.of(
                        "tracing",
                        MODE,
                        "How this function is traced in AWS X-Ray: Active (or true) samples, PassThrough follows the caller,"
                                + " false is off.",
                        "PassThrough")
                .inheritedFrom(
                        provider,
                        settings -> settings.get(provider).flatMap(tracing -> tracing.get(LAMBDA)),
                        (inherited, function) -> function);
    }

    private static ObjectSchema ofProvider(List<Property<?>> others) {
        List<Property<?>> properties = new ArrayList<>(List.of(LAMBDA));
        properties.addAll(others);
        return ObjectSchema.of(properties);
    }

    @Override
    public List<Property<?>> properties() {
        return List.of(mode);
    }

    @Override
    public TemplateFragment contribute(FunctionScope scope) {
        return scope.get(mode)
                .filter(value -> !value.equals(OFF))
                .map(value -> TemplateFragment.property("TracingConfig", Value.mapping("Mode", Value.of(value)))
                        .withStatement(PolicyStatement.allow(
                                List.of("xray:PutTraceSegments", "xray:PutTelemetryRecords"), Value.of("*"))))
                .orElse(TemplateFragment.EMPTY);
    }
}
