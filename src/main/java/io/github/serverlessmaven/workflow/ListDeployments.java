/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.history.DeploymentRecord;
import io.github.serverlessmaven.deploy.history.PastDeployment;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
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
            ServiceHistory history = ServiceHistory.find(service, target, targets.commands(target, service));
            List<Listed> listed = history.all().stream()
                    .limit(limit)
                    .map(deployment -> new Listed(
                            deployment,
                            deployment.isRecorded()
                                    ? history.history().orElseThrow().read(deployment.key())
                                    : Optional.empty()))
                    .toList();
            return new Deployments(
                    service.stackName(),
                    listed,
                    listed.stream()
                            .filter(one -> template(one, history)
                                    .filter(history::isDeployed)
                                    .isPresent())
                            .map(one -> one.deployment().id())
                            .findFirst());
        }
    }

    private static Optional<String> template(Listed listed, ServiceHistory history) {
        return listed.record()
                .map(DeploymentRecord::template)
                .or(() -> history.history().orElseThrow().template(listed.deployment()));
    }

    /**
     * The deployments of a stack.
     *
     * @param stackName the stack
     * @param listed the newest deployment first
     * @param current the id of the one whose template the stack has; empty if none of them is it
     */
    public record Deployments(String stackName, List<Listed> listed, Optional<String> current) {

        /** Copies the list. */
        public Deployments {
            listed = List.copyOf(listed);
        }
    }

    /**
     * A deployment of a list.
     *
     * @param deployment what its key shows
     * @param record its record; empty for one of Serverless
     */
    public record Listed(PastDeployment deployment, Optional<DeploymentRecord> record) {}
}
