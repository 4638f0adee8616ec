/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Asynchronous calls: retried as often as the function's settings say, then sent to its destinations and its dead letter queue. A throttled
 * call is not an attempt: it is made again until the event is too old. See "How Lambda handles errors and retries with asynchronous
 * invocation" in the AWS Lambda developer guide. Lambda waits minutes between two attempts; here it is seconds. An event that was accepted
 * is on disk until it has ended.
 */
public final class AsynchronousCalls implements EventQueue, AutoCloseable {

    private static final int TRIED_AGAIN = 2;
    private static final int LONGEST_AGE_SECONDS = 21_600;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE = 30;

    private final FunctionDirectory directory;
    private final FunctionCaller functions;
    private final Destinations destinations;
    private final UndeliveredMessages messages;
    private final PendingEvents events;
    private final Clock clock;
    private final UniqueIds ids;
    private final Set<Thread> pausing = new HashSet<>();
    private int pending;
    private volatile boolean interrupted;
    private volatile boolean dropping;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "asynchronous call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates the queue; nothing is started before the first call.
     *
     * @param destinations gets what is for queues, topics and buses
     * @param messages keeps what has no receiver on this machine
     */
    public AsynchronousCalls(
            FunctionDirectory directory,
            FunctionCaller functions,
            Destinations destinations,
            UndeliveredMessages messages,
            PendingEvents events,
            Clock clock,
            UniqueIds ids) {
        this.directory = directory;
        this.functions = functions;
        this.destinations = destinations;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
        this.ids = ids;
    }

    /** Submits a call. When this returns, the call is made even if this process ends at once: by the next process that {@link #resume}s. */
    @Override
    public void submit(DeployedFunction function, Call call) {
        if (!began()) {
            return;
        }
        Instant accepted = clock.now();
        Path file;
        try {
            file = events.add(function, call, accepted);
        } catch (RuntimeException e) {
            ended();
            throw e;
        }
        execute(file, function, call, accepted);
    }

    /**
     * Repeats the calls that were accepted by processes which have ended, from the first attempt.
     *
     * @param listener is notified of them
     */
    public void resume(Consumer<String> listener) {
        Map<Path, PendingEvents.Event> left = events.takeOver();
        if (!left.isEmpty()) {
            listener.accept("Asynchronous invocations that had not ended are repeated: " + left.size());
        }
        left.forEach((file, event) -> {
            Optional<DeployedFunction> function = directory.find(event.function(), Optional.of(event.version()));
            if (function.isPresent()) {
                if (began()) {
                    execute(file, function.get(), event.call(), event.accepted());
                } else {
                    events.remove(file);
                }
            } else {
                listener.accept("An event for " + event.function() + ", which is no longer deployed, is dropped");
                events.remove(file);
            }
        });
    }

    private void execute(Path file, DeployedFunction function, Call call, Instant accepted) {
        workers.execute(() -> {
            try {
                execute(function, call, accepted);
                if (!interrupted) {
                    events.remove(file);
                }
            } finally {
                ended();
            }
        });
    }

    /** Whether a call is accepted, which {@link #ended} ends: none while calls are dropped. */
    private synchronized boolean began() {
        if (!dropping) {
            pending++;
        }
        return !dropping;
    }

    private synchronized void ended() {
        pending--;
        notifyAll();
    }

    private void execute(DeployedFunction function, Call call, Instant accepted) {
        Value.Mapping settings = directory.asynchronousSettings(function.name());
        int tries = 1 + Values.number(settings, "MaximumRetryAttempts", TRIED_AGAIN);
        Instant end = accepted.plusSeconds(Values.number(settings, "MaximumEventAgeInSeconds", LONGEST_AGE_SECONDS));
        EventOutcome outcome = new EventOutcome(function, call);
        for (int pauses = 1; clock.now().isBefore(end); pauses++) {
            attempt(function, call).ifPresent(outcome::tried);
            if (interrupted || dropping) {
                return; // the next process makes the call, or nobody
            }
            if (outcome.isSuccess()) {
                deliver(settings, "OnSuccess", outcome, "Success");
                return;
            }
            if (outcome.tries() >= tries || isStopped(function)) {
                failed(settings, outcome, isStopped(function) ? "ZeroReservedConcurrency" : "RetriesExhausted");
                return;
            }
            sleep(pause(pauses, end));
            if (dropping) {
                return;
            }
        }
        failed(settings, outcome, "EventAgeExceeded");
    }

    private void sleep(Duration pause) {
        synchronized (pausing) {
            if (dropping) {
                return;
            }
            pausing.add(Thread.currentThread());
        }
        clock.sleep(pause);
        synchronized (pausing) {
            pausing.remove(Thread.currentThread());
        }
    }

    /**
     * Drops all calls: none is made or retried, those that run are completed, and their results are discarded. Calls that are submitted
     * meanwhile are dropped too.
     *
     * @param emptying runs when no call is running any more, before the next one is accepted
     */
    public void dropAll(Runnable emptying) {
        synchronized (this) {
            dropping = true;
        }
        synchronized (pausing) {
            pausing.forEach(Thread::interrupt);
        }
        try {
            awaitEnd();
            emptying.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dropping = false;
        }
    }

    private synchronized void awaitEnd() throws InterruptedException {
        while (pending > 0) {
            wait();
        }
    }

    private Duration pause(int pauses, Instant end) {
        Duration pause = PAUSE.multipliedBy(Math.min(pauses, LONGEST_PAUSE));
        Duration left = Duration.between(clock.now(), end);
        return pause.compareTo(left) < 0 || left.isNegative() ? pause : left;
    }

    /** Lambda does not retry a function whose reserved concurrency is zero. */
    private static boolean isStopped(DeployedFunction function) {
        return function.reservedConcurrency().equals(java.util.OptionalInt.of(0));
    }

    /** The result of a call; empty if it was throttled. */
    private Optional<CallResult> attempt(DeployedFunction function, Call call) {
        try {
            return Optional.of(functions.call(function, call));
        } catch (ThrottledException noRoom) {
            return Optional.empty();
        } catch (ServerlessException e) {
            Payload error = Payload.error("Runtime.Unavailable", String.valueOf(e.getMessage()));
            return Optional.of(
                    new CallResult(call.requestId(), function.version(), error, Optional.of("Unhandled"), ""));
        }
    }

    private void failed(Value.Mapping settings, EventOutcome outcome, String condition) {
        deliver(settings, "OnFailure", outcome, condition);
        outcome.function().deadLetterTarget().ifPresent(target -> {
            if (!destinations.deliver(target, outcome.body(), outcome.attributes())) {
                messages.put(target, outcome.deadLetter());
            }
        });
    }

    private void deliver(Value.Mapping settings, String destination, EventOutcome outcome, String condition) {
        Values.find(Values.mapping(Values.mapping(settings, "DestinationConfig"), destination), "Destination")
                .ifPresent(arn -> deliver(arn, outcome, condition));
    }

    private void deliver(String arn, EventOutcome outcome, String condition) {
        Instant now = clock.now();
        Value.Mapping message = arn.contains(":events:")
                ? outcome.busEvent(arn, ids.next(), condition, now)
                : outcome.record(condition, now);
        if (!destinations.deliver(arn, Json.compact(message), Value.Mapping.EMPTY)) {
            messages.put(arn, message);
        }
    }

    /** Waits until all calls are over, including those that they cause. */
    @Override
    public synchronized void close() {
        try {
            awaitEnd();
        } catch (InterruptedException e) {
            interrupted = true;
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        events.close();
    }
}
