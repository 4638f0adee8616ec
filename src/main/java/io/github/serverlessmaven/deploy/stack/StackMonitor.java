/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows the work on a stack to its end, telling what happens as it happens. */
public final class StackMonitor {

    /** Some 11 seconds. */
    private static final int PATIENCE = 10;

    /** How often the stack is read until it shows its end. */
    private static final int CONFIRMATIONS = 5;

    private final Stacks stacks;
    private final Clock clock;
    private final Consumer<DeployEvent> listener;

    /** Makes a monitor. */
    public StackMonitor(Stacks stacks, Clock clock, Consumer<DeployEvent> listener) {
        this.stacks = stacks;
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Waits for the end of work this process asked for, a rollback included. AWS may show the status of before for a while, so the stack's
     * own closing event counts as the end.
     */
    public Outcome awaitEnd(String stackName, StackOperation operation) {
        return await(stackName, operation, PATIENCE);
    }

    /** Waits for the end of work that others asked for. */
    public Outcome awaitOthers(Stack stack) {
        listener.accept(new StackProgress.Waiting(stack));
        StackOperation operation = StackOperation.after(stack.id(), stacks.lastEvent(stack.id()));
        return await(stack.name(), operation, 1);
    }

    /**
     * Reads events until one closes the work; only if there are none, the stack is read.
     *
     * @param patience how many looks in a row without an event are needed for the status of the stack to count
     */
    private Outcome await(String stackName, StackOperation operation, int patience) {
        List<StackEvent> seen = new ArrayList<>();
        Pause pause = new Pause(clock);
        int quiet = 0;
        while (true) {
            Optional<String> last = seen.isEmpty()
                    ? Optional.empty()
                    : Optional.of(seen.get(seen.size() - 1).id());
            List<StackEvent> news = stacks.events(operation, last);
            news.forEach(event -> listener.accept(new StackProgress.ResourceChanged(event)));
            seen.addAll(news);
            Optional<StackStatus> closed = news.stream()
                    .filter(event -> event.closes(stackName))
                    .map(event -> new StackStatus(event.status()))
                    .reduce((first, second) -> second);
            if (closed.isPresent()) {
                return new Outcome(closed.get(), seen, confirmed(operation.stackId(), closed.get(), pause));
            }
            quiet = news.isEmpty() ? quiet + 1 : 0;
            if (quiet >= patience) {
                Optional<Stack> stack = stacks.find(operation.stackId());
                StackStatus status = stack.map(Stack::status).orElse(StackStatus.DELETED);
                if (status.isSettled() && !status.isReview()) {
                    return new Outcome(status, seen, stack.filter(found -> !status.isDeleted()));
                }
            }
            pause.next();
        }
    }

    /** The stack, as soon as it shows the status of its closing event. */
    private Optional<Stack> confirmed(String stackId, StackStatus closed, Pause pause) {
        for (int attempt = 1; ; attempt++) {
            Optional<Stack> stack = stacks.find(stackId);
            StackStatus shown = stack.map(Stack::status).orElse(closed);
            if (shown.equals(closed) || attempt == CONFIRMATIONS) {
                return stack.filter(found -> !closed.isDeleted());
            }
            pause.next();
        }
    }

    /**
     * How the work ended.
     *
     * @param status the final status
     * @param events what happened
     * @param stack the stack as it is afterwards; empty if it is deleted
     */
    public record Outcome(StackStatus status, List<StackEvent> events, Optional<Stack> stack) {

        /** The stack, if it is known that nobody has begun to change it after the end of this work. */
        public Optional<Stack> unchangedStack() {
            return stack.filter(found -> events.stream()
                    .filter(event -> event.closes(found.name()))
                    .reduce((first, second) -> second)
                    .flatMap(StackEvent::time)
                    .filter(end -> found.since().filter(end::isAfter).isPresent())
                    .isPresent());
        }
    }

    /** Pauses between two looks, short at first and longer the longer it takes: AWS limits how often may be asked. */
    public static final class Pause {

        private static final Duration LONGEST = Duration.ofSeconds(5);

        private final Clock clock;
        private Duration next = Duration.ofMillis(100);

        /** Starts with a short pause. */
        public Pause(Clock clock) {
            this.clock = clock;
        }

        /**
         * Pauses.
         *
         * @throws DeploymentException if the thread is interrupted
         */
        public void next() {
            clock.sleep(next);
            if (Thread.currentThread().isInterrupted()) {
                throw new DeploymentException(
                        "Interrupted while AWS continues to work.",
                        "Run the goal again: it waits for the work to end first.");
            }
            Duration longer = next.multipliedBy(3).dividedBy(2);
            next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        }
    }
}
