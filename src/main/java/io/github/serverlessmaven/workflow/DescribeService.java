/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.compile.ServiceCompiler;
import io.github.serverlessmaven.deploy.FunctionDrift;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.deploy.stack.EndpointUrls;
import io.github.serverlessmaven.deploy.stack.EndpointUrls.EndpointUrl;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds out what of services is deployed to a target. */
public final class DescribeService {

    private final BuildContext build;
    private final LoadService services;
    private final Targets targets;

    /** The use case for a goal. */
    public DescribeService(BuildContext build, LoadService services, Targets targets) {
        this.build = build;
        this.services = services;
        this.targets = targets;
    }

    /** The services of the goal, each looked up when the stream reaches it. */
    public Stream<DeployedService> describeAll() {
        return build.services().stream().map(this::describe);
    }

    private DeployedService describe(ServiceModule module) {
        Service service = services.load(module).service();
        try (Target target = targets.open(module, service)) {
            Stack stack = target.stacks()
                    .find(service.stackName())
                    .orElseThrow(() -> new ServerlessException(
                            "There is no stack " + service.stackName() + " in " + target.place() + ".",
                            "Deploy it with \""
                                    + targets.commands(target, service).maven("deploy")
                                    + "\", or name another stage or region."));
            Map<String, String> functions = new LinkedHashMap<>();
            for (LambdaFunction function : service.functions()) {
                functions.put(
                        function.key(), InvocationTarget.of(service, function).name());
            }
            List<EndpointUrl> endpoints = EndpointUrls.of(new ServiceCompiler(service).endpoints(), stack, target);
            return new DeployedService(
                    service.name(),
                    service.stage(),
                    target.region(),
                    stack,
                    functions,
                    endpoints,
                    target.isServed(),
                    changedFunctions(service, stack, target),
                    target.keptMessages());
        }
    }

    /** One line for each; what the bucket does not show is no reason to fail. */
    private static List<String> changedFunctions(Service service, Stack stack, Target target) {
        try {
            return new FunctionDrift(
                            target, service.deploymentBucket().options().owner(), service.artifactPrefix())
                    .changedFunctions(new DeployedStack(stack, target.stacks())).stream()
                            .map(function -> function.name() + ": " + function.text())
                            .toList();
        } catch (ServerlessException unread) {
            return List.of("not known: " + unread.getMessage());
        }
    }

    /**
     * A service as it is deployed.
     *
     * @param name its name
     * @param stage its stage
     * @param region where it is deployed
     * @param stack its stack
     * @param functions the name that callers use of each function, by its key
     * @param endpoints where the functions are reached
     * @param served whether they are reached there at the moment
     * @param changedFunctions functions that were changed without the stack, a line each
     * @param messages messages for queues, topics and buses that the local target keeps
     */
    public record DeployedService(
            String name,
            String stage,
            String region,
            Stack stack,
            Map<String, String> functions,
            List<EndpointUrl> endpoints,
            boolean served,
            List<String> changedFunctions,
            List<String> messages) {}
}
