/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Outage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Consumes a stream for one mapping, in threads of its own: one to discover shards, one for each shard, and one for each call beside. */
final class MappingWorker implements AutoCloseable {

    private static final Duration DISCOVERY = Duration.ofSeconds(5);

    private final RecordStream stream;
    private final ShardConsumers shards;
    private final StreamConsumer consumer;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "stream");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();
    private final Outage outage;

    MappingWorker(StreamMapping mapping, RecordStream stream, ShardConsumers shards) {
        this.stream = stream;
        this.shards = shards;
        this.outage = new Outage(shards.listener(), shards.listener());
        this.consumer = shards.of(mapping, stream, threads);
    }

    /** Begins to consume. If the stream answers, what is added to it afterwards is consumed in any case. */
    void open() {
        discover();
        execute(() -> {
            while (isOpenAfter(DISCOVERY)) {
                discover();
            }
        });
    }

    private void discover() {
        try {
            consumer.discover().forEach(shard -> execute(() -> consume(shard)));
            outage.end(stream.arn() + " is read again.");
        } catch (ServerlessException e) {
            outage.begin(stream.arn() + " is read later: " + e.getMessage());
        }
    }

    private void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException ended) {
            // Another thread has closed the worker: nothing is consumed any more.
        }
    }

    private void consume(ShardConsumer shard) {
        try {
            boolean isOpen = true;
            while (isOpen && !shard.isDone()) {
                isOpen = isOpenAfter(shard.step());
            }
        } catch (RejectedExecutionException ended) {
            return;
        }
    }

    /** Lets time pass; false if the worker was closed meanwhile. */
    private boolean isOpenAfter(Duration pause) {
        try {
            return shards.clock().await(closed, pause).isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Consumes no more; the calls that run are completed. */
    void finish() {
        closed.complete(true);
        threads.shutdown();
    }

    /** Waits, once it is finished, until these calls are over. */
    void awaitEnd() {
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                // A function may be debugged.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Consumes no more, and ends the calls that run. */
    @Override
    public void close() {
        closed.complete(true);
        threads.shutdownNow();
    }
}
