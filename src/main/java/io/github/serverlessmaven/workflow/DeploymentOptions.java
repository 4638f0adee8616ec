/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.compile.PrunedVersions;
import io.github.serverlessmaven.manifest.ChangeOptions;
import io.github.serverlessmaven.manifest.Pruning;
import io.github.serverlessmaven.manifest.RollbackAlarms;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.model.DeletionProtection;
import io.github.serverlessmaven.model.DeploymentMethods;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.StackSchema;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a service's configuration says about its deployment, in the words of the manifest. */
final class DeploymentOptions {

    private final Service service;

    DeploymentOptions(Service service) {
        this.service = service;
    }

    /** How CloudFormation treats the stack. */
    StackOptions stack() {
        PropertyValues provider = service.provider();
        Map<String, Optional<String>> parameters = new LinkedHashMap<>();
        provider.get(StackSchema.STACK_PARAMETERS)
                .orElse(List.of())
                .forEach(parameter -> parameters.put(parameter.key(), parameter.value()));
        return new StackOptions(
                provider.get(StackSchema.STACK_TAGS).orElse(Map.of()),
                parameters,
                provider.get(StackSchema.NOTIFICATION_ARNS).orElse(List.of()),
                provider.get(StackSchema.ROLLBACK_CONFIGURATION).orElse(RollbackAlarms.UNCHANGED),
                provider.get(StackSchema.DISABLE_ROLLBACK).orElseThrow(),
                provider.get(StackSchema.STACK_POLICY)
                        .map(statements ->
                                Json.compact(Value.mapping("Statement", new Value.Sequence(List.copyOf(statements))))),
                service.roles().deployment(),
                provider.get(DeletionProtection.PROPERTY).map(protection -> protection.holdsFor(service.stage())),
                changes());
    }

    private ChangeOptions changes() {
        return new ChangeOptions(
                service.provider().get(DeploymentMethods.PROPERTY).orElseThrow().of(service.stage()),
                service.provider().get(StackSchema.DISABLE_VALIDATION).orElseThrow(),
                service.provider().get(StackSchema.IMPORT_EXISTING).orElseThrow(),
                false);
    }

    /** Which versions are deleted afterwards. */
    Pruning pruning() {
        PrunedVersions pruned = new PrunedVersions(service);
        return service.provider()
                .get(StackSchema.PRUNE_FUNCTION_VERSIONS)
                .flatMap(kept -> kept)
                .map(kept -> new Pruning(kept, pruned.functions(), pruned.layers()))
                .orElse(Pruning.NONE);
    }
}
