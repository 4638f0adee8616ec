/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.feature.Feature;
import io.github.serverlessmaven.feature.FunctionFeature;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationFeature;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.TemplateFragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles the functions of a service one by one, by the {@link StandardFeatures}.
 *
 * @param service the service
 */
record FunctionCompiler(Service service) {

    /** One function, without what it shares with others. */
    CompiledFunction compile(LambdaFunction function, FunctionCode code) {
        FunctionScope scope = new FunctionScope(service, function);
        List<TemplateFragment> fragments = new ArrayList<>();
        Map<String, Origin> origins = new LinkedHashMap<>();
        for (FunctionFeature feature : StandardFeatures.FUNCTION) {
            if (!feature.appliesTo(scope)) {
                continue;
            }
            Origin origin = origin(feature, function);
            TemplateFragment fragment = feature.contribute(scope).from(origin);
            for (String property : fragment.functionProperties().entries().keySet()) {
                origins.put(property, origin);
            }
            fragments.add(fragment);
        }
        InvocationTarget target = InvocationTarget.of(service, function);
        for (InvocationFeature feature : StandardFeatures.INVOCATION) {
            if (!feature.appliesTo(scope)) {
                continue;
            }
            TemplateFragment fragment = feature.contribute(scope, target).from(origin(feature, function));
            if (!fragment.functionProperties().entries().isEmpty()) {
                throw new IllegalStateException("a feature of the invocation changes the function it points at");
            }
            fragments.add(fragment);
        }
        return new CompiledFunction(function, code, TemplateFragment.join(fragments), target, origins);
    }

    /** Where a feature of a function is configured: its first property that is, or else the function. */
    private static Origin origin(Feature feature, LambdaFunction function) {
        PropertyValues settings = function.settings();
        for (Property<?> property : feature.properties()) {
            if (settings.configured(property).isPresent()) {
                return new Origin(settings.path(property), settings.location(property));
            }
        }
        return functionOrigin(function);
    }

    /** Where a function is configured. */
    static Origin functionOrigin(LambdaFunction function) {
        PropertyValues settings = function.settings();
        return new Origin(settings.path(), settings.location());
    }
}
