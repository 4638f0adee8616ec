/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what was deployed to the stacks of services, by the records in their buckets. */
public final class ListDeployments {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;
    private final int limit;

    /**
     * The use case for a goal.
     *
     * @param limit how many deployments of a service are read, the newest ones
     */
    public ListDeployments(BuildContext build, LoadService services, Targets targets, int limit) {
        this.build = build;
        this.services = services;
        this.targets = targets;
        this.limit = limit;
    }

    /** The services of the goal, each looked up when the stream reaches it. */
    public Stream<Deployments> listAll() {
        if (limit < 1) {
            throw new ServerlessException(
                    "serverless.deployments.limit must be at least 1, but is " + limit + ".",
                    "Set how many deployments are shown, such as 10.");
        }
        return build.services().stream().map(this::list);
    }

    private Deployments list(ServiceModule module) {
        Service service = services.load(module).service();
        try (Target target = targets.open(module, service)) {
            Stack stack = target.stacks()
                    .find(service.stackName())
                    .orElseThrow(() -> new ServerlessException(
                            "There is no stack " + service.stackName() + " in " + target.place() + ".",
                            "Deploy it with \""
                                    + targets.commands(target, service).maven("deploy")
                                    + "\", or name another stage or region."));
            return list(service, new DeployedStack(stack, target.stacks()), target);
        }
    }

    private Deployments list(Service service, DeployedStack deployed, Target target) {
        BucketOptions options = service.deploymentBucket().options();
        Optional<String> bucket = options.name().or(deployed::bucket);
        List<DeploymentRecord> records = bucket.map(name ->
                        new DeploymentHistory(store(options, deployed.stack(), target), name, service.artifactPrefix()))
                .map(history -> history.keys().stream()
                        .limit(limit)
                        .flatMap(key -> history.read(key).stream())
                        .toList())
                .orElse(List.of());
        Optional<String> current = records.stream()
                .filter(record -> deployed.template()
                        .filter(Json.parse(record.template(), record.id())::equals)
                        .isPresent())
                .map(DeploymentRecord::id)
                .findFirst();
        return new Deployments(deployed.stack().name(), records, current);
    }

    private static ArtifactStore store(BucketOptions options, Stack stack, Target target) {
        return target.store()
                .ownedBy(options.owner().orElseGet(() -> stack.account().orElseGet(target::account)));
    }

    /**
     * The deployments of a stack.
     *
     * @param stackName the stack
     * @param records the newest deployment first
     * @param current the id of the one whose template the stack has; empty if none of them is it
     */
    public record Deployments(String stackName, List<DeploymentRecord> records, Optional<String> current) {

        /** Copies the list. */
        public Deployments {
            records = List.copyOf(records);
        }
    }
}
