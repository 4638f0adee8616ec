/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.EndpointUrls;
import io.github.serverlessmaven.deploy.stack.EndpointUrls.EndpointUrl;
import io.github.serverlessmaven.deploy.stack.StackLookup;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.deploy.step.DeploymentContext;
import io.github.serverlessmaven.deploy.step.FunctionPath;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a deployment folder to a running stack, in {@link StandardSteps}. Whatever state the stack is in, it is either brought to the
 * folder's template or the failure says what stands in the way; after a failure, running again continues where it makes sense.
 *
 * @param target where to
 * @param listener gets what happens, as it happens
 * @param commands commands for messages that lead to that target
 * @param safeguards what is checked and asked before anything is changed
 */
public record Deployment(
        Target target, Consumer<DeployEvent> listener, SuggestedCommands commands, Safeguards safeguards) {

    private static final int ATTEMPTS = 5;

    /** A deployment without safeguards. */
    public Deployment(Target target, Consumer<DeployEvent> listener, SuggestedCommands commands) {
        this(target, listener, commands, Safeguards.NONE);
    }

    /** A deployment without safeguards whose messages name commands without options. */
    public Deployment(Target target, Consumer<DeployEvent> listener) {
        this(target, listener, SuggestedCommands.NONE);
    }

    /**
     * Deploys a folder.
     *
     * @param force whether CloudFormation is asked even if the stack has the folder's template already
     * @throws DeploymentException if others deploy the same stack again and again, or CloudFormation could not do it; the stack is left as it was before, and can be deployed again
     */
    public Result run(DeploymentFolder folder, boolean force) {
        return run(folder, force, Optional.empty());
    }

    /**
     * The same after the first request has been sent.
     *
     * @param lookup the request for the folder's stack; its failure is the deployment's
     */
    public Result run(DeploymentFolder folder, boolean force, Optional<StackLookup> lookup) {
        return run(folder, force, lookup, Optional.empty());
    }

    /**
     * The same without CloudFormation where that is possible.
     *
     * @param functions the functions that are changed by the API of Lambda; the whole stack is deployed if empty, or if only CloudFormation
     *     can do what has to be done
     */
    public Result run(
            DeploymentFolder folder,
            boolean force,
            Optional<StackLookup> lookup,
            Optional<FunctionSelection> functions) {
        StackMonitor.Pause pause = new StackMonitor.Pause(target.clock());
        for (int attempt = 1; ; attempt++) {
            try {
                return runSteps(folder, force, attempt == 1 ? lookup : Optional.empty(), functions);
            } catch (ConcurrentChangeException e) {
                if (attempt == ATTEMPTS) {
                    throw running(folder.manifest().stackName());
                }
                listener.accept(new StackProgress.Overtaken(folder.manifest().stackName()));
                pause.next();
            }
        }
    }

    private DeploymentException running(String stackName) {
        String status = target.stacks()
                .find(stackName)
                .map(stack -> " (the stack is " + stack.statusText() + ")")
                .orElse("");
        return new DeploymentException(
                "Another deployment of stack " + stackName + " is running" + status + ".",
                "Wait for its end, then deploy again; \""
                        + commands.aws("cloudformation describe-stack-events --stack-name " + stackName)
                        + "\" shows what it does.");
    }

    /** The first step waits for the end of what others do with the stack. */
    private Result runSteps(
            DeploymentFolder folder,
            boolean force,
            Optional<StackLookup> lookup,
            Optional<FunctionSelection> functions) {
        DeploymentContext context =
                new DeploymentContext(folder, target, force, listener, lookup, commands, safeguards);
        if (functions.isPresent()) {
            StandardSteps.BEFORE_FUNCTIONS.forEach(step -> step.run(context));
            if (new FunctionPath(context, functions.get()).run()) {
                return new Result(context.stack().orElseThrow(), context.isChanged(), List.of(), true);
            }
        }
        StandardSteps.ALL.forEach(step -> step.run(context));
        Stack stack = context.stack().orElseThrow();
        return new Result(
                stack, context.isChanged(), EndpointUrls.of(folder.manifest().endpoints(), stack, target));
    }

    /**
     * The end of a deployment.
     *
     * @param stack the stack as it is now
     * @param changed whether anything had to be changed
     * @param endpoints where the functions are reached; not looked up if only functions were changed
     * @param onlyFunctions whether functions were changed and the stack was not
     */
    public record Result(Stack stack, boolean changed, List<EndpointUrl> endpoints, boolean onlyFunctions) {

        /** The end of a deployment of the whole stack. */
        public Result(Stack stack, boolean changed, List<EndpointUrl> endpoints) {
            this(stack, changed, endpoints, false);
        }

        /** Copies the list. */
        public Result {
            endpoints = List.copyOf(endpoints);
        }
    }
}
