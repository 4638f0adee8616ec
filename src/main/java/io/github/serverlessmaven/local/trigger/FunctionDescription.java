/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Value;
import java.util.List;

/** A function as {@code GetFunctionConfiguration} of Lambda's API describes it. */
final class FunctionDescription {

    private FunctionDescription() {}

    static Value.Mapping of(DeployedFunction function) {
        Value.MappingBuilder description = Value.mapping()
                .put("FunctionName", function.name())
                .put(
                        "FunctionArn",
                        function.version().equals("$LATEST")
                                ? function.arn()
                                : function.arn() + ":" + function.version())
                .put("Version", function.version())
                .put("MemorySize", Value.of(function.memorySize()))
                .put("Timeout", Value.of(function.timeout()))
                .put("State", "Active")
                .put("LastUpdateStatus", "Successful");
        for (String property : List.of("Role", "Runtime", "Handler", "Description", "PackageType", "Environment")) {
            function.properties().get(property).ifPresent(value -> description.put(property, value));
        }
        return description.build();
    }

    static Value.Mapping list(List<DeployedFunction> functions) {
        return Value.mapping()
                .put(
                        "Functions",
                        new Value.Sequence(functions.stream()
                                .<Value>map(FunctionDescription::of)
                                .toList()))
                .build();
    }
}
