/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.failure.Explanation;
import io.github.serverlessmaven.deploy.failure.FailureExplainer;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finishes a rollback that CloudFormation could not finish, or was asked not to do, and waits for its end. */
public final class StackRollback {

    private static final String SEPARATOR = System.lineSeparator() + "  ";

    /** A resource that is skipped may let the next one fail. */
    private static final int ATTEMPTS = 10;

    private final Stacks stacks;
    private final StackMonitor monitor;
    private final SuggestedCommands commands;
    private final Consumer<DeployEvent> listener;

    /** Makes it for the stacks of a target. */
    public StackRollback(
            Stacks stacks, StackMonitor monitor, SuggestedCommands commands, Consumer<DeployEvent> listener) {
        this.stacks = stacks;
        this.monitor = monitor;
        this.commands = commands;
        this.listener = listener;
    }

    /** Whether a stack is in the middle of a change that can be undone. */
    public static boolean isOpen(StackStatus status) {
        return status.isRollbackFailed()
                || status.text().equals("UPDATE_FAILED")
                || status.text().equals("CREATE_FAILED");
    }

    /**
     * Continues a rollback that failed, as far as CloudFormation can do it now.
     *
     * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
     * @return the stack as it is afterwards
     * @throws DeploymentException if it fails again
     */
    public Optional<Stack> resume(Stack stack, Optional<String> role) {
        StackMonitor.Outcome outcome = continueSkipping(stack, List.of(), role);
        if (outcome.status().isRollbackFailed()) {
            throw notFinished(
                    stack,
                    outcome,
                    "Remove what prevents it, then deploy again. To leave these resources as they are, run \""
                            + commands.maven("rollback -Dserverless.rollback.continue") + "\".");
        }
        return outcome.stack();
    }

    /**
     * Undoes a change that stopped in the middle. Resources whose rollback fails again, and no others, are skipped: they stay as they are,
     * and CloudFormation takes them for what the template says.
     *
     * @param role the ARN of the role in which CloudFormation works; the caller's rights hold if empty
     * @return how it ended
     * @throws DeploymentException if it cannot be finished so either
     */
    public StackStatus finish(Stack stack, Optional<String> role) {
        if (stack.status().isRollbackFailed()) {
            return finish(stack, continueSkipping(stack, List.of(), role), role);
        }
        listener.accept(new StackProgress.Started(stack.name(), "roll back"));
        return finish(stack, monitor.awaitEnd(stack.name(), stacks.rollBack(stack, role)), role);
    }

    private StackStatus finish(Stack stack, StackMonitor.Outcome first, Optional<String> role) {
        StackMonitor.Outcome outcome = first;
        for (int attempt = 1; outcome.status().isRollbackFailed(); attempt++) {
            List<String> failed = failed(outcome.events());
            if (failed.isEmpty() || attempt == ATTEMPTS) {
                throw notFinished(stack, outcome, "Remove what prevents it, then run the goal again.");
            }
            outcome = continueSkipping(stack, failed, role);
        }
        if (!outcome.status().isDeleted() && !outcome.status().text().endsWith("ROLLBACK_COMPLETE")) {
            throw notFinished(stack, outcome, "Remove what prevents it, then deploy: it deletes what is left.");
        }
        return outcome.status();
    }

    private StackMonitor.Outcome continueSkipping(Stack stack, List<String> skipped, Optional<String> role) {
        listener.accept(new StackProgress.RollbackContinued(stack.name(), skipped));
        return monitor.awaitEnd(stack.name(), stacks.continueRollback(stack, skipped, role));
    }

    /** CloudFormation skips only what failed during the rollback itself. */
    private static List<String> failed(List<StackEvent> events) {
        return events.stream()
                .filter(event -> event.isCause() && event.status().equals("UPDATE_FAILED"))
                .map(StackEvent::logicalId)
                .distinct()
                .toList();
    }

    private DeploymentException notFinished(Stack stack, StackMonitor.Outcome outcome, String remedy) {
        List<Explanation> causes =
                FailureExplainer.withoutPlaces(commands).explanations(stack.name(), outcome.events());
        return new DeploymentException(
                "The rollback of stack " + stack.name() + " failed, which is in status " + outcome.status() + ":"
                        + SEPARATOR
                        + causes.stream().map(Explanation::line).collect(Collectors.joining(SEPARATOR)),
                Stream.concat(causes.stream().flatMap(cause -> cause.remedy().stream()), Stream.of(remedy))
                        .distinct()
                        .collect(Collectors.joining(SEPARATOR)));
    }
}
