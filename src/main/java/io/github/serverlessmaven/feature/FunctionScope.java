/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ImageSchema;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a feature sees: one function of a service.
 *
 * @param service the service
 * @param function the function
 */
public record FunctionScope(Service service, LambdaFunction function) {

    /** The function's effective value of a property. */
    public <T> Optional<T> get(Property<T> property) {
        return function.settings().get(property);
    }

    /** Where a property of the function is configured. */
    public Origin origin(Property<?> property) {
        return new Origin(
                function.settings().path(property), function.settings().location(property));
    }

    /** How many seconds one invocation of the function may take; empty if an intrinsic function gives them. */
    public Optional<Integer> timeout() {
        return get(Timeout.TIMEOUT)
                .filter(Value.Numeric.class::isInstance)
                .map(seconds -> ((Value.Numeric) seconds).number().intValue());
    }

    /** Reports a problem with a property of the function that only shows when it is seen together with others. */
    void error(Property<?> property, Diagnostics diagnostics, DiagnosticCode code, String problem, String remedy) {
        function.settings().error(property, diagnostics, code, problem, remedy);
    }

    /** The name of the condition under which the function exists, if it has one. */
    public Optional<String> condition() {
        return get(Condition.CONDITION).map(LogicalId::text);
    }

    /** Whether the function runs a container image. */
    boolean isImage() {
        return get(ImageSchema.IMAGE).isPresent();
    }

    /** Whether the function runs an image of the module's Java classes. */
    boolean isJib() {
        return service.isJib(function);
    }

    /** Whether an error says already why a property of the function has no value, its own or the provider's. */
    boolean alreadyReported(Property<?> property, Diagnostics diagnostics) {
        return alreadyReported(property, "", diagnostics);
    }

    /** The same of what stands below a property, in the function's section or the provider's. */
    boolean alreadyReported(Property<?> property, Property<?> part, Diagnostics diagnostics) {
        return alreadyReported(property, "." + part, diagnostics);
    }

    private boolean alreadyReported(Property<?> property, String below, Diagnostics diagnostics) {
        return diagnostics.alreadyReported(function.settings().path() + "." + property + below)
                || property.inheritance()
                        .map(inheritance -> "provider." + inheritance.providerProperty() + below)
                        .filter(diagnostics::alreadyReported)
                        .isPresent();
    }

    /** The service's names. */
    public Names names() {
        return service.names();
    }

    /** Whether the function has a generated role for itself, unless it runs with an existing one. */
    boolean hasOwnRole() {
        return service.roles().own(function).isPresent();
    }

    /**
     * One property of the Lambda function for one configured property; nothing if it has no value.
     *
     * @param name the name in {@code AWS::Lambda::Function}
     * @param toValue the value in the template
     */
    <T> TemplateFragment property(String name, Property<T> property, Function<? super T, ? extends Value> toValue) {
        return get(property)
                .map(value -> TemplateFragment.property(name, toValue.apply(value)))
                .orElse(TemplateFragment.EMPTY);
    }
}
