/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.history.DeploymentHistory;
import io.github.serverlessmaven.deploy.history.PastDeployment;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Json;
import java.util.List;
import java.util.Optional;

/**
 * The stack of a service with what was deployed to it.
 *
 * @param deployed the stack
 * @param history what the bucket of the packages knows; empty if there is none
 */
record ServiceHistory(DeployedStack deployed, Optional<DeploymentHistory> history) {

    /**
     * Finds the stack of a service.
     *
     * @throws ServerlessException if there is none
     */
    static ServiceHistory find(Service service, Target target, SuggestedCommands commands) {
        DeployedStack deployed = target.stacks()
                .find(service.stackName())
                .filter(stack -> !stack.status().isReview())
                .map(stack -> new DeployedStack(stack, target.stacks()))
                .orElseThrow(() -> new ServerlessException(
                        "There is no stack " + service.stackName() + " in " + target.place() + ".",
                        "Deploy it with \"" + commands.maven("deploy") + "\", or name another stage or region."));
        BucketOptions options = service.deploymentBucket().options();
        Optional<String> bucket = options.name().or(deployed::bucket);
        return new ServiceHistory(
                deployed,
                bucket.map(name -> new DeploymentHistory(
                        target.store()
                                .ownedBy(options.owner()
                                        .orElseGet(
                                                () -> deployed.stack().account().orElseGet(target::account))),
                        name,
                        service.artifactPrefix())));
    }

    /** All deployments, the newest first. */
    List<PastDeployment> all() {
        return history.map(DeploymentHistory::all).orElse(List.of());
    }

    /** The newest of all deployments whose template the stack has. */
    Optional<PastDeployment> current() {
        return all().stream()
                .filter(deployment -> history.orElseThrow()
                        .template(deployment)
                        .filter(this::isDeployed)
                        .isPresent())
                .findFirst();
    }

    /** Whether the stack has a template. */
    boolean isDeployed(String template) {
        return deployed.template()
                .filter(Json.parse(template, "The template of an earlier deployment")::equals)
                .isPresent();
    }
}
