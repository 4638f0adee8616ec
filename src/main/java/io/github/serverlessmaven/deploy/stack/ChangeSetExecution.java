/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Stacks;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries change sets out, to their end. */
public final class ChangeSetExecution {

    private final Stacks stacks;
    private final Clock clock;
    private final StackMonitor monitor;

    /** Makes an execution. */
    public ChangeSetExecution(Stacks stacks, Clock clock, StackMonitor monitor) {
        this.stacks = stacks;
        this.clock = clock;
        this.monitor = monitor;
    }

    /**
     * Makes a change set and carries it out.
     *
     * @param existing what to do about resources that exist already
     * @return whether anything had to be changed
     * @throws DeploymentException if CloudFormation refuses it or could not do it
     */
    public boolean execute(ChangeSetRequest request, ExistingResources existing) {
        ChangeSet changeSet = stacks.create(request);
        StackMonitor.Pause pause = new StackMonitor.Pause(clock);
        while (changeSet.state() == ChangeSet.State.PENDING) {
            pause.next();
            changeSet = stacks.refresh(changeSet);
        }
        if (changeSet.state() != ChangeSet.State.READY) {
            stacks.delete(changeSet);
            if (changeSet.state() == ChangeSet.State.EMPTY) {
                return false;
            }
            throw new DeploymentException(
                    "CloudFormation refuses the template of stack " + request.stackName() + ": "
                            + changeSet.reason().orElse("it gives no reason"),
                    "Nothing was changed. Correct the configuration and deploy again.");
        }
        Optional<String> last = monitor.lastEvent(changeSet.stackId());
        stacks.execute(changeSet, request.options().keepFailures());
        check(request.stackName(), monitor.awaitEnd(changeSet.stackId(), last), existing);
        return true;
    }

    private static void check(String stackName, StackMonitor.Outcome outcome, ExistingResources existing) {
        if (!outcome.status().isSuccess()) {
            String separator = System.lineSeparator() + "  ";
            throw new DeploymentException(
                    "The deployment of stack " + stackName + " failed:" + separator
                            + (outcome.causes().isEmpty()
                                    ? "the stack is in status " + outcome.status()
                                    : String.join(separator, outcome.causes())),
                    "The stack is in status " + outcome.status()
                            + ". Correct the cause and deploy again; nothing has to be cleaned up."
                            + existing.remedies(outcome.events()).stream()
                                    .map(remedy -> separator + remedy)
                                    .collect(Collectors.joining()));
        }
    }
}
