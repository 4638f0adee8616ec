/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/**
 * A function with everything its features gave.
 *
 * @param function the function
 * @param code what it runs
 * @param fragment the features' fragments, joined
 * @param target what is invoked
 * @param origins where the properties of the Lambda function are configured, by their names
 */
record CompiledFunction(
        LambdaFunction function,
        FunctionCode code,
        TemplateFragment fragment,
        InvocationTarget target,
        Map<String, Origin> origins) {

    /** Copies the map. */
    CompiledFunction {
        origins = Map.copyOf(origins);
    }

    /** This function with what it shares with others. */
    CompiledFunction with(TemplateFragment shared) {
        return new CompiledFunction(function, code, fragment.and(shared), target, origins);
    }

    /** Whether the function runs with a generated role, its own or the shared one. */
    boolean usesGeneratedRole() {
        return fragment.functionProperties().get("Role").isEmpty();
    }

    /** A configured property of the Lambda function as a feature gave it. */
    Value.Mapping properties() {
        return fragment.functionProperties();
    }
}
