/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Delivers at once, and retries temporary failures in the background. AWS waits minutes between two attempts; here it is seconds. */
final class Redelivery implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE = 30;

    private final Clock clock;
    private volatile ExecutorService workers = workers();

    Redelivery(Clock clock) {
        this.clock = clock;
    }

    private static ExecutorService workers() {
        return Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "delivery of messages");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * How long attempts continue.
     *
     * @param retries after the first attempt
     * @param age of the message at which they end
     */
    record Limits(int retries, Duration age) {}

    /**
     * The end of a delivery that did not succeed.
     *
     * @param problem of the last attempt
     * @param retries made after the first attempt
     * @param exhausted the limit that ended it; none if it could never succeed
     */
    record Failure(UndeliverableException problem, int retries, Optional<String> exhausted) {}

    /**
     * Delivers a message.
     *
     * @param attempt throws an {@link UndeliverableException} if it fails
     * @param otherwise is called, perhaps later in another thread, if no attempt succeeds
     */
    void deliver(Runnable attempt, Limits limits, Consumer<Failure> otherwise) {
        Instant end = clock.now().plus(limits.age());
        Optional<UndeliverableException> problem = problem(attempt);
        if (problem.isEmpty()) {
            return;
        }
        if (!problem.get().isTransient()) {
            otherwise.accept(new Failure(problem.get(), 0, Optional.empty()));
            return;
        }
        ExecutorService delivering = workers;
        try {
            delivering.execute(() -> retry(attempt, limits.retries(), end, problem.get())
                    .filter(failure -> delivering == workers)
                    .ifPresent(otherwise));
        } catch (RejectedExecutionException closed) {
            otherwise.accept(new Failure(problem.get(), 0, Optional.empty()));
        }
    }

    private Optional<Failure> retry(Runnable attempt, int retries, Instant end, UndeliverableException first) {
        UndeliverableException last = first;
        for (int retry = 1; retry <= retries; retry++) {
            clock.sleep(PAUSE.multipliedBy(Math.min(retry, LONGEST_PAUSE)));
            if (Thread.currentThread().isInterrupted()) {
                return Optional.of(new Failure(last, retry - 1, Optional.empty()));
            }
            if (!clock.now().isBefore(end)) {
                return Optional.of(new Failure(last, retry - 1, Optional.of("MaximumEventAgeInSeconds")));
            }
            Optional<UndeliverableException> problem = problem(attempt);
            if (problem.isEmpty()) {
                return Optional.empty();
            }
            last = problem.get();
            if (!last.isTransient()) {
                return Optional.of(new Failure(last, retry, Optional.empty()));
            }
        }
        return Optional.of(new Failure(last, retries, Optional.of("MaximumRetryAttempts")));
    }

    private static Optional<UndeliverableException> problem(Runnable attempt) {
        try {
            attempt.run();
            return Optional.empty();
        } catch (UndeliverableException e) {
            return Optional.of(e);
        }
    }

    /** Drops all deliveries in progress without notice. */
    void reset() {
        ExecutorService delivering = workers;
        workers = workers();
        delivering.shutdownNow();
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
