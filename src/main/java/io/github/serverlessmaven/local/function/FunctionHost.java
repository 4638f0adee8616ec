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
import io.github.serverlessmaven.local.log.LogFollower;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.UnpackedZips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
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

    private final StateFolder state;
    private final FunctionProcess processes;
    private final LocalLogs logs;
    private final Clock clock;
    private final UniqueIds ids;
    private final DebugPorts debugPorts;
    private final Optional<FunctionOutput> output;
    private final RuntimeApi api;
    private final MemoryBudget memory;
    private final Invocations invocations = new Invocations();
    private final List<ExecutionEnvironment> idle = new ArrayList<>();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();
    private final LogWatch watch;
    private final Replacements replacements = new Replacements();

    /**
     * Makes the host.
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
        this.state = state;
        this.processes = processes;
        this.logs = logs;
        this.clock = clock;
        this.ids = ids;
        this.debugPorts = debugPorts;
        this.output = output;
        this.memory = new MemoryBudget(memoryLimit, debugPorts::of);
        this.api = new RuntimeApi(ids);
        this.watch = new LogWatch(all, clock);
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
        try {
            CallResult result = callIn(takeIdle(function).orElseGet(() -> start(function)), call);
            invocations.add(function, call, begin, Duration.ofNanos(clock.ticks() - ticks), result);
            return result;
        } catch (InterruptedException e) {
            throw interrupted(function, e);
        } finally {
            memory.leave(function);
        }
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
        ExecutionEnvironment environment = start(function);
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
            end(environment);
        }
    }

    private static Duration initLimit(DeployedFunction function) {
        return INIT_LIMIT.plusSeconds(function.timeout());
    }

    /** Whatever happens, the environment is either ready for the next call afterwards or gone, and its memory free. */
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
                giveBack(environment);
            } else {
                end(environment);
            }
        }
    }

    /**
     * Starts environments until as many wait for calls or are about to, at most as many as there is memory for, and waits until they are
     * ready; a call that comes before has the first of them. A function that cannot be started says so when it is called.
     */
    public void warm(DeployedFunction function, int environments) {
        int missing = environments == 0 ? 0 : Math.min(environments, memory.most(function)) - ready(function);
        List<ExecutionEnvironment> started = new ArrayList<>();
        for (int i = 0; i < missing; i++) {
            ExecutionEnvironment environment = prepare(function);
            started.add(environment);
            giveBack(environment); // a call that comes now waits for it and starts no other
            launch(environment);
        }
        for (ExecutionEnvironment environment : started) {
            try {
                if (environment.awaitReady(initLimit(function)).isPresent()) {
                    endIdle(environment);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Unless a call has it, which ends it then. */
    private void endIdle(ExecutionEnvironment environment) {
        boolean wasIdle;
        synchronized (idle) {
            wasIdle = idle.remove(environment);
        }
        if (wasIdle) {
            end(environment);
        }
    }

    /**
     * Starts environments, in the background and one function after another, for functions that have some of what was deployed before;
     * those that were called last come first.
     *
     * @param deployed functions as they are now
     * @param environments how many of each are to be ready
     */
    public void replaceOutdated(List<DeployedFunction> deployed, int environments) {
        List<DeployedFunction> outdated = deployed.stream()
                .filter(function -> lastUse(function).isPresent())
                .sorted(Comparator.comparing(
                        (DeployedFunction function) -> lastUse(function).orElse(Instant.MIN),
                        Comparator.reverseOrder()))
                .toList();
        replacements.replace(outdated, function -> warm(function, environments));
    }

    /** When a call of an environment of a former deployment began last; empty if there is no such environment. */
    private Optional<Instant> lastUse(DeployedFunction function) {
        return all.stream()
                .filter(environment -> isOutdated(environment, function))
                .map(ExecutionEnvironment::lastUse)
                .max(Comparator.naturalOrder());
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

    /** Ends the environments that wait for calls: the next calls start new ones. */
    public void endIdle() {
        List<ExecutionEnvironment> ended;
        synchronized (idle) {
            ended = List.copyOf(idle);
            idle.clear();
        }
        ended.forEach(this::end);
        memory.changed();
    }

    private CallResult initFailed(ExecutionEnvironment environment, String requestId, Payload error) {
        LogStream log = environment.log();
        log.append("INIT_REPORT Phase: init\tStatus: error");
        return new CallResult(
                requestId, environment.function().version(), error, Optional.of("Unhandled"), log.tail(0, 4096));
    }

    private Optional<ExecutionEnvironment> takeIdle(DeployedFunction function) {
        synchronized (idle) {
            for (ExecutionEnvironment candidate : List.copyOf(idle)) {
                if (!candidate.isAlive() || isOutdated(candidate, function)) {
                    idle.remove(candidate);
                    end(candidate);
                }
            }
            Optional<ExecutionEnvironment> best = idle.stream()
                    .filter(candidate -> candidate.function().equals(function))
                    .reduce((one, later) -> later.isReady() || !one.isReady() ? later : one);
            best.ifPresent(idle::remove);
            return best;
        }
    }

    /** Whether a function was deployed anew since the environment was made. */
    private static boolean isOutdated(ExecutionEnvironment environment, DeployedFunction function) {
        DeployedFunction own = environment.function();
        return own.name().equals(function.name()) && own.version().equals(function.version()) && !own.equals(function);
    }

    private ExecutionEnvironment start(DeployedFunction function) {
        ExecutionEnvironment environment = prepare(function);
        launch(environment);
        return environment;
    }

    /** An environment without a process. */
    private ExecutionEnvironment prepare(DeployedFunction function) {
        memory.makeRoom(function, () -> endOldestIdle(function));
        String id = ids.next().replace("-", "");
        String date =
                LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString().replace('-', '/');
        LogStream log = logs.stream(function.logGroup(), date + "/[" + function.version() + "]" + id);
        ExecutionEnvironment environment = new ExecutionEnvironment(
                function,
                log,
                output.map(reader -> new LogFollower(log, function.name(), reader)),
                clock,
                debugPorts.of(function).isPresent());
        all.add(environment);
        return environment;
    }

    private void launch(ExecutionEnvironment environment) {
        LogStream log = environment.log();
        try {
            log.mark(clock.now());
            String address = api.open(environment);
            environment.runs(processes.start(environment.function(), address, log, temporary(log)), address);
        } catch (RuntimeException e) {
            environment.initFailed(Payload.error("Runtime.Unavailable", String.valueOf(e.getMessage())));
            end(environment);
            throw e;
        }
    }

    private Path temporary(LogStream log) {
        return state.path().resolve("tmp").resolve(log.name().replaceAll(".*]", ""));
    }

    private boolean endOldestIdle(DeployedFunction wanted) {
        Optional<ExecutionEnvironment> oldest;
        boolean needsPort = memory.lacksPort(wanted);
        synchronized (idle) {
            oldest = idle.stream()
                    .filter(environment ->
                            !needsPort || debugPorts.of(environment.function()).equals(debugPorts.of(wanted)))
                    .findFirst();
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
        replacements.close();
        watch.close();
        all.forEach(this::end);
        api.close();
    }
}
