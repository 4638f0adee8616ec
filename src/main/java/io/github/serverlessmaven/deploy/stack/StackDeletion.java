/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import java.util.Optional;

/** Deletes a stack and waits for its end. */
public final class StackDeletion {

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
     * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
     * @throws DeploymentException if a resource could not be deleted
     */
    public void delete(Stack stack, Optional<String> role) {
        Optional<String> last = monitor.lastEvent(stack.id());
        stacks.delete(stack, role);
        StackMonitor.Outcome outcome = monitor.awaitEnd(stack.id(), last);
        if (!outcome.status().isDeleted()) {
            String separator = System.lineSeparator() + "  ";
            throw new DeploymentException(
                    "The stack " + stack.name() + " could not be deleted:" + separator
                            + String.join(separator, outcome.causes()),
                    "Remove what prevents it, then run \"" + commands.maven("remove") + "\" again.");
        }
    }
}
