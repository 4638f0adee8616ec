/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.model.StackSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Of which functions and layers a deployment may delete old versions. */
public final class PrunedVersions {

    static final DiagnosticCode PRUNING_WITHOUT_VERSIONS = new DiagnosticCode(
            "PRUNING_WITHOUT_VERSIONS", "Old versions are to be deleted, but no function or layer has versions.");

    private final Service service;

    /** Makes it for one service. */
    public PrunedVersions(Service service) {
        this.service = service;
    }

    /** The functions, by the names they are deployed under. A durable execution continues with the version it began with. */
    public List<String> functions() {
        return service.functions().stream()
                .filter(function -> VersionPublisher.keepsSuperseded(service, function))
                .map(LambdaFunction::name)
                .toList();
    }

    /** The layers, by their names in AWS; those that share a name would delete each other's newest version. */
    public List<String> layers() {
        return service.layers().stream()
                .collect(Collectors.groupingBy(ServiceLayer::name, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(layer -> layer.getValue() == 1)
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    void check(Diagnostics diagnostics) {
        Optional<Integer> kept =
                service.provider().get(StackSchema.PRUNE_FUNCTION_VERSIONS).orElse(Optional.empty());
        if (kept.isPresent() && !service.functions().isEmpty() && functions().isEmpty() && layers().isEmpty()) {
            service.provider()
                    .violation(
                            StackSchema.PRUNE_FUNCTION_VERSIONS,
                            diagnostics,
                            PRUNING_WITHOUT_VERSIONS,
                            "has nothing to delete: no function publishes versions that could go",
                            "Remove it, or let functions publish versions with \"versionFunctions: true\".");
        }
    }
}
