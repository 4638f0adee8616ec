/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * The alias through which a function is invoked whose settings hold for versions only. It always points at the newest version.
 *
 * @param name its name, the last part of its ARN
 * @param id its logical id
 * @param settings its properties beyond name, function and version
 */
public record FunctionAlias(String name, LogicalId id, Value.Mapping settings) {

    /** The alias of a function; the one place that decides whether it has one. */
    static Optional<FunctionAlias> of(FunctionScope scope) {
        String key = scope.function().key();
        Optional<FunctionAlias> provisioned = ProvisionedConcurrency.instances(scope)
                .map(instances -> Value.mapping()
                        .put(
                                "ProvisionedConcurrencyConfig",
                                Value.mapping("ProvisionedConcurrentExecutions", instances))
                        .build())
                .map(settings -> new FunctionAlias("provisioned", scope.names().provisionedAliasId(key), settings));
        return provisioned.or(() -> SnapStart.isOn(scope)
                ? Optional.of(new FunctionAlias("snapstart", scope.names().snapStartAliasId(key), Value.Mapping.EMPTY))
                : Optional.empty());
    }
}
