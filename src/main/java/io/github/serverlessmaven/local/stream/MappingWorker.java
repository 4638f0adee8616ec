/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Outage;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Consumes a stream for one mapping, in threads of its own: one for discovery, one for each shard, and one for each call that runs beside. */
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
    private final Outage outage;

    MappingWorker(StreamMapping mapping, RecordStream stream, ShardConsumers shards) {
        this.stream = stream;
        this.shards = shards;
        this.outage = new Outage(shards.listener(), shards.listener());
        this.consumer = shards.of(mapping, stream, threads);
    }

    /** Begins to consume: what is added to the stream afterwards is consumed in any case. */
    void open() {
        discover();
        execute(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                shards.clock().sleep(DISCOVERY);
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
        } catch (RejectedExecutionException closed) {
            // Another thread has closed the worker: nothing is consumed any more.
        }
    }

    private void consume(ShardConsumer shard) {
        while (!shard.isDone() && !Thread.currentThread().isInterrupted()) {
            try {
                shards.clock().sleep(shard.step());
            } catch (RejectedExecutionException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Waits, once it is closed, until the calls that ran have ended. */
    void awaitEnd() {
        try {
            while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                // Ending the process of a function takes its time.
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
