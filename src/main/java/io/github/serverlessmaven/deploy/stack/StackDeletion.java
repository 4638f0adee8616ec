/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.failure.Explanation;
import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Deletes a stack and waits for its end. */
public final class StackDeletion {

    private static final String SEPARATOR = System.lineSeparator() + "  ";

    private final Stacks stacks;
    private final StackMonitor monitor;
    private final SuggestedCommands commands;

    /** Makes a deletion. */
    public StackDeletion(Stacks stacks, StackMonitor monitor, SuggestedCommands commands) {
        this.stacks = stacks;
        this.monitor = monitor;
        this.commands = commands;
    }

    /**
     * Deletes a stack.
     *
     * @throws DeploymentException if a resource could not be deleted
     */
    public void delete(Stack stack, DeletionOptions options) {
        StackMonitor.Outcome outcome = monitor.awaitEnd(stack.name(), stacks.delete(stack, options));
        if (!outcome.status().isDeleted()) {
            throw notDeleted(stack.name(), outcome);
        }
    }

    private DeploymentException notDeleted(String stackName, StackMonitor.Outcome outcome) {
        List<Explanation> causes = FailureExplainer.withoutPlaces(commands).explanations(stackName, outcome.events());
        List<String> remedies = Stream.concat(
                        causes.stream().flatMap(cause -> cause.remedy().stream()),
                        Stream.of("Remove what prevents it, then run \"" + commands.maven("remove") + "\" again."))
                .distinct()
                .toList();
        return new DeploymentException(
                "The stack " + stackName + " could not be deleted:" + SEPARATOR
                        + causes.stream().map(Explanation::line).collect(Collectors.joining(SEPARATOR)),
                String.join(SEPARATOR, remedies));
    }
}
