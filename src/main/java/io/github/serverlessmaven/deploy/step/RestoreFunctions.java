/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.function.FunctionMarker;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.function.FunctionUpdate;
import io.github.serverlessmaven.deploy.function.TemplateFunction;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings functions that were changed without CloudFormation back to the template that the stack has, by the API: CloudFormation compares
 * templates, and would leave them as they are. Runs even if the stack has the folder's template already.
 */
public final class RestoreFunctions implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.deployed()
                .ifPresent(deployed -> new ArtifactBucket(
                                deployed, context.manifest().artifactPrefix())
                        .name()
                        .ifPresent(bucket -> restore(deployed, context.markers(bucket), context)));
    }

    private static void restore(DeployedStack deployed, FunctionMarkers markers, DeploymentContext context) {
        // One request shows which markers there are, and which packages need not be uploaded.
        List<String> keys = markers.among(context.keys(markers.bucket()));
        if (keys.isEmpty()) {
            return;
        }
        context.reportIdentity();
        Set<String> marked = new LinkedHashSet<>();
        keys.stream()
                .map(markers::read)
                .flatMap(Optional::stream)
                .map(FunctionMarker::functions)
                .flatMap(List::stream)
                .forEach(function -> marked.add(function.logicalId()));
        List<TemplateFunction> functions = TemplateFunction.of(
                        deployed.template().orElseThrow())
                .stream()
                .filter(function -> marked.contains(function.logicalId()))
                .toList();
        try {
            restore(functions, markers.bucket(), context);
        } catch (FunctionChangedException e) {
            throw new ConcurrentChangeException(context.manifest().stackName(), e);
        }
        context.restored(markers, keys);
        if (context.isUpToDate()) {
            new ForgetMarkers().run(context);
        }
    }

    private static void restore(List<TemplateFunction> functions, String bucket, DeploymentContext context) {
        FunctionUpdates port = context.target().functionUpdates();
        StackMonitor.Pause pause = new StackMonitor.Pause(context.target().clock());
        List<FunctionUpdate> started = new ArrayList<>();
        for (TemplateFunction function : functions) {
            function.name()
                    .flatMap(port::find)
                    .map(state -> new FunctionUpdate(function, state, port, pause::next))
                    .ifPresent(update -> {
                        update.awaitEnd();
                        List<String> differences = update.differences();
                        if (!differences.isEmpty()) {
                            update.start(bucket);
                            started.add(update);
                            context.report(new FunctionProgress.Restored(
                                    function.name().orElseThrow(), differences));
                        }
                    });
        }
        started.forEach(FunctionUpdate::requireSuccess);
    }
}
