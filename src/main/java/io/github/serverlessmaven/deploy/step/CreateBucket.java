/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.ChangeSetRequest.Inline;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the bucket that holds the packages. They need it before the functions can be created, so a new stack starts with its bucket
 * alone, and a stack that lost its bucket gets it back. Reads {@code bucket.name}.
 */
public final class CreateBucket implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        Optional<String> given = context.manifest().bucket().name();
        if (given.isEmpty() && context.stack().isEmpty()) {
            createCore(context);
        }
        context.useBucket(given.orElseGet(() -> own(context.deployed().orElseThrow(), context)));
    }

    private static void createCore(DeploymentContext context) {
        String stackName = context.manifest().stackName();
        context.report(new StackProgress.Started(stackName, "create"));
        Value.Mapping core = CoreTemplate.of(context.folder().template());
        new StackUpdate(context).execute(true, new Inline(Json.compact(core)), core, Map.of());
    }

    private static String own(DeployedStack deployed, DeploymentContext context) {
        return deployed.bucket().orElseGet(() -> {
            restore(deployed, context);
            return context.deployed().flatMap(DeployedStack::bucket).orElseThrow();
        });
    }

    private static void restore(DeployedStack deployed, DeploymentContext context) {
        String stackName = deployed.stack().name();
        Value.Mapping template = deployed.template()
                .orElseThrow(() -> new DeploymentException(
                        "The stack " + stackName + " exists, has no deployment bucket, and its template is not JSON.",
                        "Choose another provider.stackName: this stack was not made by Serverless or this plugin."));
        context.report(new StackProgress.Started(stackName, "update"));
        Value.Mapping completed = CoreTemplate.addTo(template, context.folder().template());
        Map<String, Optional<String>> kept = new LinkedHashMap<>();
        CoreTemplate.parameters(completed).forEach(parameter -> kept.put(parameter, Optional.empty()));
        new StackUpdate(context).execute(false, new Inline(Json.compact(completed)), completed, kept);
    }
}
