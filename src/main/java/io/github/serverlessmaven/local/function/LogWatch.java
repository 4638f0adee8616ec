/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Records every second which logs have grown: child processes write to their logs themselves, without times. Passes new lines on more
 * often, if somebody reads them.
 */
final class LogWatch implements AutoCloseable {

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "log watch");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Starts to watch.
     *
     * @param environments those whose logs are watched; may change at any time
     */
    LogWatch(Collection<ExecutionEnvironment> environments, Clock clock) {
        schedule(environments, environment -> environment.log().note(clock.now()), 1000);
        schedule(environments, ExecutionEnvironment::passOnOutput, 100);
    }

    private void schedule(
            Collection<ExecutionEnvironment> environments, Consumer<ExecutionEnvironment> look, int milliseconds) {
        var unused = watch.scheduleWithFixedDelay(
                () -> environments.forEach(environment -> attempt(look, environment)),
                milliseconds,
                milliseconds,
                TimeUnit.MILLISECONDS);
    }

    private static void attempt(Consumer<ExecutionEnvironment> look, ExecutionEnvironment environment) {
        try {
            look.accept(environment);
        } catch (UncheckedIOException removedMeanwhile) {
            return; // otherwise it would be the last look
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
