/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.log.LogFollower;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.UnpackedZips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs functions: each call gets an execution environment for itself, a warm one if one is free. Environments of all functions
 * together stay within a limit of memory; who does not fit waits until another one is done.
 */
public final class FunctionHost implements FunctionCaller, AutoCloseable {

    /** How long Lambda gives a runtime to get ready, before the time of the first call counts too. */
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

    /** A limit that has room for a single environment: there is one port for debuggers. */
    private static final int ONE_ENVIRONMENT = 1;

    private final StateFolder state;
    private final FunctionProcess processes;
    private final LocalLogs logs;
    private final Clock clock;
    private final UniqueIds ids;
    private final boolean debugged;
    private final Optional<FunctionOutput> output;
    private final RuntimeApi api;
    private final MemoryBudget memory;
    private final List<ExecutionEnvironment> idle = new ArrayList<>();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();
    private final LogWatch watch;

    /**
     * Makes the host.
     *
     * @param memoryLimit in MB
     * @param debugged whether one environment runs at a time and no timeout ends it
     * @param output receives what functions log
     */
    public FunctionHost(
            StateFolder state,
            FunctionProcess processes,
            LocalLogs logs,
            Clock clock,
            UniqueIds ids,
            int memoryLimit,
            boolean debugged,
            Optional<FunctionOutput> output) {
        this.state = state;
        this.processes = processes;
        this.logs = logs;
        this.clock = clock;
        this.ids = ids;
        this.debugged = debugged;
        this.output = output;
        this.memory = new MemoryBudget(debugged ? ONE_ENVIRONMENT : memoryLimit);
        this.api = new RuntimeApi(ids);
        this.watch = new LogWatch(all, clock);
    }

    @Override
    public CallResult call(DeployedFunction function, Call call) {
        memory.enter(function);
        try {
            return callIn(takeIdle(function).orElseGet(() -> start(function)), call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new io.github.serverlessmaven.diagnostic.ServerlessException(
                    "Interrupted while " + function.name() + " was running.", "Call it again.", e);
        } finally {
            memory.leave(function);
        }
    }

    /** Whatever happens, the environment is either ready for the next call afterwards or gone, and its memory free. */
    private CallResult callIn(ExecutionEnvironment environment, Call call) throws InterruptedException {
        boolean isReusable = false;
        try {
            Optional<Payload> failed = environment.awaitReady(
                    INIT_LIMIT.plusSeconds(environment.function().timeout()));
            if (failed.isPresent()) {
                return initFailed(environment, call.requestId(), failed.get());
            }
            CallResult result = environment.call(call);
            isReusable = true;
            return result;
        } finally {
            if (isReusable) {
                giveBack(environment);
            } else {
                end(environment);
            }
        }
    }

    /**
     * Starts environments until as many wait for calls, at most as many as there is memory for; a function that cannot be started says
     * so when it is called.
     */
    public void warm(DeployedFunction function, int environments) {
        int missing = environments == 0 ? 0 : Math.min(environments, memory.most(function)) - ready(function);
        List<ExecutionEnvironment> started = new ArrayList<>();
        for (int i = 0; i < missing; i++) {
            started.add(start(function));
        }
        for (ExecutionEnvironment environment : started) {
            try {
                if (environment
                        .awaitReady(INIT_LIMIT.plusSeconds(function.timeout()))
                        .isPresent()) {
                    end(environment);
                } else {
                    giveBack(environment);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** How many environments wait for calls of a function; ends those of what was deployed before. */
    private int ready(DeployedFunction function) {
        int ready = 0;
        synchronized (idle) {
            for (ExecutionEnvironment candidate : List.copyOf(idle)) {
                if (isOutdated(candidate, function)) {
                    idle.remove(candidate);
                    end(candidate);
                } else if (candidate.isAlive() && candidate.function().equals(function)) {
                    ready++;
                }
            }
        }
        return ready;
    }

    private CallResult initFailed(ExecutionEnvironment environment, String requestId, Payload error) {
        LogStream log = environment.log();
        log.append("INIT_REPORT Phase: init\tStatus: error");
        return new CallResult(
                requestId, environment.function().version(), error, Optional.of("Unhandled"), log.tail(0, 4096));
    }

    private Optional<ExecutionEnvironment> takeIdle(DeployedFunction function) {
        synchronized (idle) {
            for (int i = idle.size() - 1; i >= 0; i--) {
                ExecutionEnvironment candidate = idle.get(i);
                if (!candidate.isAlive() || isOutdated(candidate, function)) {
                    idle.remove(i);
                    end(candidate);
                } else if (candidate.function().equals(function)) {
                    idle.remove(i);
                    return Optional.of(candidate);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a function was deployed anew since the environment was made. */
    private static boolean isOutdated(ExecutionEnvironment environment, DeployedFunction function) {
        DeployedFunction own = environment.function();
        return own.name().equals(function.name()) && own.version().equals(function.version()) && !own.equals(function);
    }

    private ExecutionEnvironment start(DeployedFunction function) {
        memory.makeRoom(function, this::endOldestIdle);
        String id = ids.next().replace("-", "");
        String date =
                LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString().replace('-', '/');
        LogStream log = logs.stream(function.logGroup(), date + "/[" + function.version() + "]" + id);
        ExecutionEnvironment environment = new ExecutionEnvironment(
                function, log, output.map(reader -> new LogFollower(log, function.name(), reader)), clock, debugged);
        try {
            log.mark(clock.now());
            String address = api.open(environment);
            environment.runs(processes.start(function, address, log, temporary(log)), address);
            all.add(environment);
            return environment;
        } catch (RuntimeException e) {
            api.forget(environment);
            memory.freed(function);
            throw e;
        }
    }

    private Path temporary(LogStream log) {
        return state.path().resolve("tmp").resolve(log.name().replaceAll(".*]", ""));
    }

    private boolean endOldestIdle() {
        Optional<ExecutionEnvironment> oldest;
        synchronized (idle) {
            oldest = idle.stream().findFirst();
            oldest.ifPresent(idle::remove);
        }
        oldest.ifPresent(this::end);
        return oldest.isPresent();
    }

    private void giveBack(ExecutionEnvironment environment) {
        if (environment.isAlive()) {
            synchronized (idle) {
                idle.add(environment);
            }
            memory.changed();
        } else {
            end(environment);
        }
    }

    private void end(ExecutionEnvironment environment) {
        environment.close();
        environment.passOnOutput();
        api.forget(environment);
        if (all.remove(environment)) {
            memory.freed(environment.function());
        }
        try {
            UnpackedZips.deleteTree(temporary(environment.log()));
        } catch (IOException stillInUse) {
            // Files of the function's that cannot be deleted now lie in target and go with it.
        }
    }

    @Override
    public void close() {
        watch.close();
        all.forEach(this::end);
        api.close();
    }
}
