/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Starts the process of a function before its next code is there, so that the first answer after a change need not wait for the start of a
 * JVM; at most one, since each takes memory. Every other start of a function is a cold start as in Lambda.
 */
final class Standbys implements AutoCloseable {

    private static final Duration TERMINATION_GRACE = Duration.ofSeconds(2);

    private final FunctionProcess processes;
    private final EnvironmentFiles files;
    private final RuntimeApi api;
    private Optional<Standby> standby = Optional.empty();
    private boolean closed;

    Standbys(FunctionProcess processes, EnvironmentFiles files, RuntimeApi api) {
        this.processes = processes;
        this.files = files;
        this.api = api;
    }

    /**
     * Starts one for the next code of a function, if none waits for that.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if there is nothing to run it with
     */
    synchronized void start(DeployedFunction function) {
        if (closed || standby.filter(waiting -> waiting.waitsFor(function)).isPresent()) {
            return;
        }
        standby.ifPresent(this::end);
        LogStream log = files.newLog(function);
        String address = api.newAddress();
        standby = Optional.of(new Standby(
                function,
                log,
                address,
                processes.startWaiting(function, address, log, files.temporary(log), files.taskRoot(log))));
    }

    /** Hands over the one that can run a function; empty if there is none. */
    synchronized Optional<Standby> take(DeployedFunction function) {
        Optional<Standby> fitting = standby.filter(waiting -> waiting.fits(function));
        fitting.ifPresent(taken -> standby = Optional.empty());
        return fitting;
    }

    /** Whether none was started since the last was taken; one that ended by itself is not started again before code changes. */
    synchronized boolean isEmpty() {
        return standby.isEmpty();
    }

    /** Ends one that is not needed. */
    void end(Standby unused) {
        Process process = unused.waiting().process().destroyForcibly();
        try {
            process.waitFor(TERMINATION_GRACE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        files.deleteUnused(unused.log());
    }

    /** Ends the one that waits: the addresses of services are those of its start. */
    synchronized void endWaiting() {
        standby.ifPresent(this::end);
        standby = Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        endWaiting();
    }
}
