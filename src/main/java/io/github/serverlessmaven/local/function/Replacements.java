/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts functions in a separate thread, one after another: several JVMs at once would all take longer. Once it is closed, nothing is
 * started any more.
 */
final class Replacements implements AutoCloseable {

    /** In seconds; what starts later ends with this JVM. */
    private static final int LONGEST_START = 5;

    private final Deque<DeployedFunction> waiting = new ArrayDeque<>();
    private final ExecutorService worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Replacements::thread, new DiscardPolicy());

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "replacement");
        thread.setDaemon(true);
        return thread;
    }

    /** Starts functions, in place of those that an earlier call left waiting. */
    void replace(Collection<DeployedFunction> functions, Consumer<DeployedFunction> start) {
        synchronized (waiting) {
            waiting.clear();
            waiting.addAll(functions);
        }
        for (int i = 0; i < functions.size(); i++) {
            worker.execute(() -> attempt(() -> next().ifPresent(start)));
        }
    }

    /** Starts something else after these. */
    void start(Runnable other) {
        worker.execute(() -> attempt(other));
    }

    private Optional<DeployedFunction> next() {
        synchronized (waiting) {
            return Optional.ofNullable(waiting.poll());
        }
    }

    /** The next call of a function that cannot be started reports why. */
    private static void attempt(Runnable start) {
        try {
            start.run();
        } catch (ServerlessException | UncheckedIOException reportedByItsCall) {
            return;
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(LONGEST_START, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
