/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.feature;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;

/**
 * The alias through which a function is invoked whose settings hold for versions only. It always points at the newest version.
 *
 * @param name its name, the last part of its ARN
 * @param id its logical id
 * @param settings its properties beyond name, function and version
 * @param keepsVersions whether older versions are in use too
 */
public record FunctionAlias(String name, LogicalId id, Value.Mapping settings, boolean keepsVersions) {

    /** The alias of a function; the one place that decides whether it has one. */
    static Optional<FunctionAlias> of(FunctionScope scope) {
        Names names = scope.names();
        String key = scope.function().key();
        Value.Mapping ready = ProvisionedConcurrency.instances(scope)
                .map(instances -> Value.mapping("ProvisionedConcurrentExecutions", instances))
                .map(config -> Value.mapping("ProvisionedConcurrencyConfig", config))
                .orElse(Value.Mapping.EMPTY);
        if (DurableExecution.isOn(scope)) {
            return Optional.of(new FunctionAlias("durable", names.durableAliasId(key), ready, true));
        }
        if (!ready.entries().isEmpty()) {
            return Optional.of(new FunctionAlias("provisioned", names.provisionedAliasId(key), ready, false));
        }
        return SnapStart.isOn(scope)
                ? Optional.of(new FunctionAlias("snapstart", names.snapStartAliasId(key), ready, false))
                : Optional.empty();
    }
}
