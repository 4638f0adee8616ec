/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Reads one queue for one function as its event source mapping says, in a thread of its own: gathers a batch, drops the messages that match
 * no filter and hands over the rest, as many batches at a time as the function may have calls. It receives only what can be handed over at
 * once, so that no message is counted as received while it waits.
 */
final class QueueReader implements AutoCloseable {

    private static final int MOST_OF_A_CALL = 10;
    private static final int LONGEST_WAIT = 20;

    /** A payload has at most 6 MB; what surrounds messages in the event counts too. */
    private static final int LARGEST_BATCH = 5_500_000;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventSourceMapping mapping;
    private final MessageQueue queue;
    private final Predicate<Value.Mapping> filter;
    private final QueueBatches batches;
    private final Clock clock;
    private final Semaphore slots;
    private final Thread thread;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> daemon(work, "queue batch"));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> daemon(work, "queue timer"));
    private final Outage outage;
    private volatile boolean closed;

    /**
     * Begins to read.
     *
     * @param calls how many batches are processed at a time
     * @param filter which records the function gets
     * @param outage is notified when the queue cannot be read, and when it can again
     */
    QueueReader(
            EventSourceMapping mapping,
            MessageQueue queue,
            int calls,
            Predicate<Value.Mapping> filter,
            QueueBatches batches,
            Clock clock,
            Outage outage) {
        this.mapping = mapping;
        this.queue = queue;
        this.filter = filter;
        this.batches = batches;
        this.clock = clock;
        this.outage = outage;
        this.slots = new Semaphore(calls);
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true); // it outlives the reader as long as a batch does
        this.thread = daemon(this::read, "queue " + queue.arn());
        thread.start();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void read() {
        try {
            while (!closed) {
                slots.acquire();
                if (closed || !begin()) {
                    slots.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a batch was handed over, which gives its slot back. */
    private boolean begin() {
        List<Value.Mapping> batch = new ArrayList<>();
        try {
            gather(batch);
            if (batch.isEmpty() || closed) {
                release(batch);
                return false;
            }
            workers.execute(() -> process(batch));
            return true;
        } catch (UncheckedIOException | ServerlessException | RejectedExecutionException e) {
            release(batch);
            report(e);
            clock.sleep(PAUSE);
            return false;
        }
    }

    /** Lets others receive at once what was received, but is not handed over. */
    private void release(List<Value.Mapping> batch) {
        if (batch.isEmpty()) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // else the call would not be made
        try {
            queue.hide(batch, 0);
        } catch (UncheckedIOException | ServerlessException e) {
            report(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void process(List<Value.Mapping> batch) {
        Optional<ScheduledFuture<?>> hiding = keepHidden(batch);
        try {
            batches.process(mapping, queue, batch);
        } catch (UncheckedIOException e) {
            report(e);
        } finally {
            hiding.ifPresent(task -> task.cancel(false));
            slots.release();
        }
    }

    /** A function that waits for memory or for its developer, who debugs it, may take longer than the visibility timeout. */
    private Optional<ScheduledFuture<?>> keepHidden(List<Value.Mapping> batch) {
        int seconds = queue.visibilityTimeout();
        long half = TimeUnit.SECONDS.toMillis(seconds) / 2;
        return half == 0
                ? Optional.empty()
                : Optional.of(
                        timer.scheduleAtFixedRate(() -> queue.hide(batch, seconds), half, half, TimeUnit.MILLISECONDS));
    }

    private void report(RuntimeException e) {
        if (!closed) {
            outage.begin("The queue " + queue.arn() + " does not answer, which is tried again: " + e.getMessage());
        }
    }

    /** Messages for one call: the first that come, then more until the batch is full or its window is over. */
    private void gather(List<Value.Mapping> batch) {
        add(batch, LONGEST_WAIT);
        long end = clock.ticks() + mapping.window().toNanos();
        while (!batch.isEmpty() && batch.size() < mapping.batchSize() && size(batch) < LARGEST_BATCH && !closed) {
            long left = Duration.ofNanos(end - clock.ticks()).plusMillis(999).toSeconds();
            int before = batch.size();
            add(batch, (int) Math.max(0, Math.min(LONGEST_WAIT, left)));
            if (batch.size() == before && clock.ticks() >= end) {
                return;
            }
        }
    }

    private void add(List<Value.Mapping> batch, int seconds) {
        List<Value.Mapping> received =
                queue.receive(Math.min(MOST_OF_A_CALL, mapping.batchSize() - batch.size()), seconds);
        outage.end("The queue " + queue.arn() + " answers again.");
        if (closed) {
            batch.addAll(received); // the mapping may have another filter by now: all are given back
            return;
        }
        List<Value.Mapping> dropped = received.stream()
                .filter(message -> !filter.test(QueueEvent.record(message, queue.arn())))
                .toList();
        if (!dropped.isEmpty()) {
            queue.delete(dropped);
        }
        received.stream().filter(message -> !dropped.contains(message)).forEach(batch::add);
    }

    private static long size(List<Value.Mapping> batch) {
        return batch.stream()
                .mapToLong(message -> Json.compact(message).length())
                .sum();
    }

    /** Hands over no more messages; what is being received is given back at once, where interrupting would hide it for a while. */
    void retire() {
        closed = true;
        workers.shutdown();
    }

    /** Receives no more messages; batches that were handed over are finished. */
    @Override
    public void close() {
        retire();
        thread.interrupt();
    }

    /** Whether it is closed, and its batches are over. */
    boolean isOver() {
        return workers.isTerminated() && !thread.isAlive();
    }

    /** Waits, once it is closed, until these batches are over. */
    void awaitEnd() {
        try {
            thread.join();
            while (!workers.awaitTermination(1, TimeUnit.MINUTES)) {
                // A function may be debugged.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
