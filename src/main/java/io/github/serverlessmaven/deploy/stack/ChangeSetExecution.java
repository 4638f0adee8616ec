/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.Stacks;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Carries changes of stacks out, to their end. */
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
     * Carries a change out: by a change set, or directly if that is how it is asked for.
     *
     * @param failures explains what goes wrong
     * @return how it ended, with the stack as it is afterwards; empty if nothing had to be changed
     * @throws DeploymentException if CloudFormation refuses it or could not do it
     */
    public Optional<StackMonitor.Outcome> execute(ChangeSetRequest request, FailureExplainer failures) {
        Optional<StackOperation> operation =
                request.options().changes().usesChangeSet() ? executed(request, failures) : stacks.change(request);
        return operation.map(started -> end(started, request, failures));
    }

    private Optional<StackOperation> executed(ChangeSetRequest request, FailureExplainer failures) {
        ChangeSet changeSet = stacks.create(request);
        StackMonitor.Pause pause = new StackMonitor.Pause(clock);
        while (changeSet.state() == ChangeSet.State.PENDING) {
            pause.next();
            changeSet = stacks.refresh(changeSet);
        }
        if (changeSet.state() != ChangeSet.State.READY) {
            boolean isEmpty = changeSet.state() == ChangeSet.State.EMPTY;
            List<StackEvent> found = isEmpty ? List.of() : stacks.failures(changeSet);
            stacks.delete(changeSet);
            if (isEmpty) {
                return Optional.empty();
            }
            throw new DeploymentException(failures.refused(request.stackName(), changeSet.reason(), found));
        }
        // In the express mode the change set has it.
        boolean keepsFailures =
                request.options().keepFailures() && !request.options().changes().express();
        return Optional.of(stacks.execute(changeSet, keepsFailures));
    }

    private StackMonitor.Outcome end(StackOperation operation, ChangeSetRequest request, FailureExplainer failures) {
        StackMonitor.Outcome outcome = monitor.awaitEnd(request.stackName(), operation);
        if (!outcome.status().isSuccess()) {
            throw new DeploymentException(failures.failed(
                    request.stackName(),
                    operation.stackId(),
                    outcome.status(),
                    joined(stacks.failures(operation), outcome.events())));
        }
        if (outcome.stack().isEmpty()) {
            throw new DeploymentException(
                    "The stack " + request.stackName() + " was deleted as soon as it was deployed.", "Deploy again.");
        }
        return outcome;
    }

    /** What is known only from elsewhere comes first: the work failed because of it. */
    private static List<StackEvent> joined(List<StackEvent> failures, List<StackEvent> events) {
        return Stream.concat(
                        failures.stream()
                                .filter(failure -> events.stream()
                                        .noneMatch(event -> event.logicalId().equals(failure.logicalId())
                                                && event.status().equals(failure.status()))),
                        events.stream())
                .toList();
    }
}
