/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.deploy.port.Stacks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows the work on a stack to its end, telling what happens as it happens. */
public final class StackMonitor {

    private final Stacks stacks;
    private final Clock clock;
    private final Consumer<DeployEvent> listener;

    /** Makes a monitor. */
    public StackMonitor(Stacks stacks, Clock clock, Consumer<DeployEvent> listener) {
        this.stacks = stacks;
        this.clock = clock;
        this.listener = listener;
    }

    /** The event after which {@link #awaitEnd} reports. */
    public Optional<String> lastEvent(String stackId) {
        List<StackEvent> events = stacks.events(stackId, Optional.empty());
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.get(events.size() - 1).id());
    }

    /**
     * Waits for the end of work this process asked for, a rollback included. AWS may show the status of before for a while, so only
     * the stack's own closing event counts as the end.
     *
     * @param lastSeen events up to this one are old
     */
    public Outcome awaitEnd(String stackId, Optional<String> lastSeen) {
        return await(stackId, lastSeen, true);
    }

    /** Waits for the end of work that others asked for. */
    public void awaitOthers(Stack stack) {
        listener.accept(new DeployEvent.Waiting(stack));
        await(stack.id(), lastEvent(stack.id()), false);
    }

    private Outcome await(String stackId, Optional<String> lastSeen, boolean needsClosingEvent) {
        Optional<String> last = lastSeen;
        List<StackEvent> seen = new ArrayList<>();
        Pause pause = new Pause(clock);
        while (true) {
            Optional<Stack> stack = stacks.find(stackId);
            List<StackEvent> news = stacks.events(stackId, last);
            for (StackEvent event : news) {
                listener.accept(new DeployEvent.Progress(event));
                last = Optional.of(event.id());
            }
            seen.addAll(news);
            StackStatus status = stack.map(Stack::status).orElse(StackStatus.DELETED);
            String name = stack.map(Stack::name).orElse("");
            boolean closed = !needsClosingEvent || seen.stream().anyMatch(event -> event.closes(name));
            if (status.isDeleted() || (status.isSettled() && closed)) {
                return new Outcome(status, seen);
            }
            pause.next();
        }
    }

    /**
     * How the work ended.
     *
     * @param status the final status
     * @param events what happened
     */
    public record Outcome(StackStatus status, List<StackEvent> events) {}

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
                        "Interrupted while AWS goes on working.",
                        "Run the goal again: it waits for the work to end first.");
            }
            Duration longer = next.multipliedBy(3).dividedBy(2);
            next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
        }
    }
}
