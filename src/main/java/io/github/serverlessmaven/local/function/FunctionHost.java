/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Runs functions: each call gets an execution environment for itself, a warm one if one is free. Environments of all functions together
 * stay within a limit of memory; a call for which there is no room waits until another one has ended.
 */
public final class FunctionHost implements FunctionCaller, AutoCloseable {

    /** How long Lambda lets a runtime initialize, before the time of the first call counts too. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    private final Clock clock;
    private final MemoryBudget memory;
    private final Environments environments;
    private final Invocations invocations = new Invocations();
    private final Replacements replacements = new Replacements();
    private volatile boolean keepsStandby;

    /**
     * Creates the host.
     *
     * @param memoryLimit in MB
     * @param debugPorts functions that have one run in one environment at a time, and no timeout ends it
     * @param output receives what functions log
     */
    public FunctionHost(
            StateFolder state,
            FunctionProcess processes,
            LocalLogs logs,
            Clock clock,
            UniqueIds ids,
            int memoryLimit,
            DebugPorts debugPorts,
            Optional<FunctionOutput> output) {
        this.clock = clock;
        this.memory = new MemoryBudget(memoryLimit, debugPorts::of);
        this.environments = new Environments(
                processes, new EnvironmentFiles(state, logs, clock, ids), clock, ids, memory, debugPorts, output);
    }

    /** The last calls. */
    public Invocations invocations() {
        return invocations;
    }

    @Override
    public CallResult call(DeployedFunction function, Call call) {
        memory.enter(function);
        Instant begin = clock.now();
        long ticks = clock.ticks();
        CallResult result;
        try {
            result = callIn(environments.acquire(function), call);
        } catch (InterruptedException e) {
            throw interrupted(function, e);
        } finally {
            memory.leave(function);
        }
        // Somebody who waits for it may call the function again at once, so that its place must be free by then.
        invocations.add(function, call, begin, Duration.ofNanos(clock.ticks() - ticks), result);
        return result;
    }

    @Override
    public boolean isReady(DeployedFunction function) {
        return environments.hasReady(function);
    }

    private static ServerlessException interrupted(DeployedFunction function, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ServerlessException(
                "Interrupted while " + function.name() + " was running.", "Call it again.", cause);
    }

    /**
     * Calls a function in an environment of its own, which ends with the call.
     *
     * @throws ServerlessException if the function does not start
     */
    FreshCall callFresh(DeployedFunction function, Call call) {
        ExecutionEnvironment environment = environments.start(function);
        try {
            Optional<Payload> failed = environment.awaitReady(initLimit(function));
            if (failed.isPresent()) {
                throw new ServerlessException(
                        "The function " + function.name() + " did not start: "
                                + initFailed(environment, call.requestId(), failed.get())
                                        .cause(),
                        "Invoke it with -Dserverless.invoke.log to see its log.");
            }
            long begin = clock.ticks();
            CallResult result = environment.call(call);
            return new FreshCall(
                    result,
                    result.coldStart().orElseThrow(),
                    Duration.ofNanos(clock.ticks() - begin),
                    environment.log().tail(0, Integer.MAX_VALUE));
        } catch (InterruptedException e) {
            throw interrupted(function, e);
        } finally {
            environments.end(environment);
        }
    }

    private static Duration initLimit(DeployedFunction function) {
        return INIT_LIMIT.plusSeconds(function.timeout());
    }

    /** In any case, the environment is either ready for the next call afterwards, or ended with its memory free. */
    private CallResult callIn(ExecutionEnvironment environment, Call call) throws InterruptedException {
        boolean isReusable = false;
        try {
            Optional<Payload> failed = environment.awaitReady(initLimit(environment.function()));
            if (failed.isPresent()) {
                return initFailed(environment, call.requestId(), failed.get());
            }
            CallResult result = environment.call(call);
            isReusable = true;
            return result;
        } finally {
            if (isReusable) {
                environments.release(environment);
                if (keepsStandby && environments.lacksStandby(environment.function())) {
                    replacements.start(environments::startStandby);
                }
            } else {
                environments.end(environment);
            }
        }
    }

    /**
     * Starts environments until there are as many, at most as many as there is memory for, and waits until they are ready; a call that
     * comes before has the first of them. A function that cannot be started reports it when it is called.
     */
    public void warm(DeployedFunction function, int wanted) {
        List<ExecutionEnvironment> started =
                wanted == 0 ? List.of() : environments.startMissing(function, Math.min(wanted, memory.most(function)));
        for (ExecutionEnvironment environment : started) {
            try {
                if (environment.awaitReady(initLimit(function)).isPresent()) {
                    environments.endIfIdle(environment);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /**
     * Starts environments, in the background and one function after another, for functions that have some of an earlier deployment; those
     * that were called last come first.
     *
     * @param deployed functions as they are now
     * @param wanted how many of each are to be ready
     */
    public void replaceOutdated(List<DeployedFunction> deployed, int wanted) {
        List<DeployedFunction> outdated = deployed.stream()
                .filter(function -> environments.lastUseOfOutdated(function).isPresent())
                .sorted(Comparator.comparing(
                        (DeployedFunction function) ->
                                environments.lastUseOfOutdated(function).orElse(Instant.MIN),
                        Comparator.reverseOrder()))
                .toList();
        replacements.replace(outdated, function -> warm(function, wanted));
    }

    /** From now on, starts after a call what can be started before the function's next code is there; see {@link Standbys}. */
    public void keepStandby() {
        keepsStandby = true;
    }

    /** The code of functions is about to change: of that which was called last, as far as one can tell. */
    public void expectChange() {
        replacements.start(environments::startStandby);
    }

    /** Ends all environments, those in a call after it: later calls start new ones. */
    public void replaceAll() {
        environments.replaceAll();
    }

    private CallResult initFailed(ExecutionEnvironment environment, String requestId, Payload error) {
        LogStream log = environment.log();
        log.append("INIT_REPORT Phase: init\tStatus: error");
        return new CallResult(
                requestId, environment.function().version(), error, Optional.of("Unhandled"), log.tail(0, 4096));
    }

    @Override
    public void close() {
        replacements.close();
        environments.close();
    }
}
