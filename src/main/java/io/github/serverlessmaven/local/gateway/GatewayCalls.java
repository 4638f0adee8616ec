/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;

/** Calls functions for a gateway, which waits no longer than it may. The function continues, as in AWS. */
public final class GatewayCalls implements AutoCloseable {

    private final FunctionCaller functions;
    private final EventQueue events;
    private final Clock clock;
    private final Predicate<DeployedFunction> waitsForever;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "API call");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Creates the calls of all gateways.
     *
     * @param events takes calls for which nobody waits
     * @param waitsForever whether there are no limits for a function, since it is debugged
     */
    public GatewayCalls(
            FunctionCaller functions, EventQueue events, Clock clock, Predicate<DeployedFunction> waitsForever) {
        this.functions = functions;
        this.events = events;
        this.clock = clock;
        this.waitsForever = waitsForever;
    }

    /**
     * Calls a function. One that is ready is called by the thread of the request if its own timeout is no longer than the limit; should
     * another request take its environment at that moment, the result may come later by the time of a start.
     *
     * @return the result; empty if there is none within the limit
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException as {@link FunctionCaller#call} does
     */
    Optional<CallResult> call(DeployedFunction function, Call call, Duration limit) {
        if (waitsForever.test(function) || endsWithin(limit, function)) {
            return Optional.of(functions.call(function, call));
        }
        Future<CallResult> result = workers.submit(() -> functions.call(function, call));
        try {
            return clock.await(result, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A function that need not start first ends with its own timeout. */
    private boolean endsWithin(Duration limit, DeployedFunction function) {
        return function.timeout() <= limit.toSeconds() && functions.isReady(function);
    }

    /** Submits a call whose result nobody waits for. */
    void submit(DeployedFunction function, Call call) {
        events.submit(function, call);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
