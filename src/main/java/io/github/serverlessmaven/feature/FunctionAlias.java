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
 * The alias through which a function is invoked whose settings hold for versions only, or whose versions are deployed step by step. It
 * always points at the newest version.
 *
 * @param name its name, the last part of its ARN
 * @param id its logical id
 * @param settings its properties beyond name, function and version
 * @param keepsVersions whether older versions are in use too
 * @param updatePolicy how it moves to a new version; empty for at once
 */
public record FunctionAlias(
        String name,
        LogicalId id,
        Value.Mapping settings,
        boolean keepsVersions,
        Optional<Value.Mapping> updatePolicy) {

    private static final String DEFAULT_NAME = "live";

    /** The alias of a function; the one place that decides whether it has one. */
    static Optional<FunctionAlias> of(FunctionScope scope) {
        Optional<FunctionAlias> needed = ofSettings(scope);
        if (!GradualDeployment.isOf(scope)) {
            return needed;
        }
        return DeploymentPreference.of(scope)
                .map(preference -> gradual(needed, preference, scope))
                .or(() -> needed);
    }

    /** An alias that the function has anyway keeps its name, and so do callers, unless another one is given. */
    private static FunctionAlias gradual(
            Optional<FunctionAlias> needed, DeploymentPreference preference, FunctionScope scope) {
        String key = scope.function().key();
        String name = preference
                .get(DeploymentPreference.ALIAS)
                .or(() -> needed.map(FunctionAlias::name))
                .orElse(DEFAULT_NAME);
        return new FunctionAlias(
                name,
                needed.filter(alias -> alias.name().equals(name))
                        .map(FunctionAlias::id)
                        .orElseGet(() -> scope.names().deploymentAliasId(key, name)),
                needed.map(FunctionAlias::settings).orElse(Value.Mapping.EMPTY),
                needed.filter(FunctionAlias::keepsVersions).isPresent(),
                Optional.of(new CodeDeploy(scope.service()).updatePolicy(scope.function(), preference)));
    }

    private static Optional<FunctionAlias> ofSettings(FunctionScope scope) {
        Names names = scope.names();
        String key = scope.function().key();
        Value.Mapping ready = ProvisionedConcurrency.instances(scope)
                .map(instances -> Value.mapping("ProvisionedConcurrentExecutions", instances))
                .map(config -> Value.mapping("ProvisionedConcurrencyConfig", config))
                .orElse(Value.Mapping.EMPTY);
        if (DurableExecution.isOn(scope)) {
            return Optional.of(atOnce("durable", names.durableAliasId(key), ready, true));
        }
        if (!ready.entries().isEmpty()) {
            return Optional.of(atOnce("provisioned", names.provisionedAliasId(key), ready, false));
        }
        return SnapStart.isOn(scope)
                ? Optional.of(atOnce("snapstart", names.snapStartAliasId(key), ready, false))
                : Optional.empty();
    }

    private static FunctionAlias atOnce(String name, LogicalId id, Value.Mapping settings, boolean keepsVersions) {
        return new FunctionAlias(name, id, settings, keepsVersions, Optional.empty());
    }
}
