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
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.UnpackedZips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts and ends execution environments, within a limit of memory. Environments that nobody uses end when others need their memory. */
final class Environments implements AutoCloseable {

    private final StateFolder state;
    private final FunctionProcess processes;
    private final LocalLogs logs;
    private final Clock clock;
    private final UniqueIds ids;
    private final DebugPorts debugPorts;
    private final Optional<FunctionOutput> output;
    private final RuntimeApi api;
    private final MemoryBudget memory;
    private final IdleEnvironments idle = new IdleEnvironments();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();
    private final LogWatch watch;

    Environments(
            StateFolder state,
            FunctionProcess processes,
            LocalLogs logs,
            Clock clock,
            UniqueIds ids,
            MemoryBudget memory,
            DebugPorts debugPorts,
            Optional<FunctionOutput> output) {
        this.state = state;
        this.processes = processes;
        this.logs = logs;
        this.clock = clock;
        this.ids = ids;
        this.memory = memory;
        this.debugPorts = debugPorts;
        this.output = output;
        this.api = new RuntimeApi(ids);
        this.watch = new LogWatch(all, clock);
    }

    /** One for a call: a warm one if one is free, otherwise a new one as soon as there is memory for it. */
    ExecutionEnvironment acquire(DeployedFunction function) {
        return idle.removeFor(function, this::end).orElseGet(() -> start(function));
    }

    /** A new one as soon as there is memory for it. */
    ExecutionEnvironment start(DeployedFunction function) {
        ExecutionEnvironment environment = prepare(function);
        launch(environment);
        return environment;
    }

    /** Starts one that waits for calls; a call that comes before it is ready has it, and starts no other. */
    ExecutionEnvironment startIdle(DeployedFunction function) {
        ExecutionEnvironment environment = prepare(function);
        release(environment);
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
        boolean needsPort = memory.lacksPort(wanted);
        Optional<ExecutionEnvironment> oldest = idle.removeOldest(environment ->
                !needsPort || debugPorts.of(environment.function()).equals(debugPorts.of(wanted)));
        oldest.ifPresent(this::end);
        return oldest.isPresent();
    }

    /** After a call: it waits for the next one, if it is alive. */
    void release(ExecutionEnvironment environment) {
        if (environment.isAlive()) {
            idle.add(environment);
            memory.changed();
        } else {
            end(environment);
        }
    }

    /** Ends one that waits for calls; one that a call has ends with that. */
    void endIfIdle(ExecutionEnvironment environment) {
        if (idle.remove(environment)) {
            end(environment);
        }
    }

    /** Ends those that wait for calls: the next calls start new ones. */
    void endIdle() {
        idle.removeAll().forEach(this::end);
        memory.changed();
    }

    /** Whether one of a function is ready for a call. */
    boolean hasReady(DeployedFunction function) {
        return idle.hasReady(function);
    }

    /** How many wait for calls of a function; ends those of an earlier deployment. */
    int idle(DeployedFunction function) {
        return idle.count(function, this::end);
    }

    /** When a call of an environment of an earlier deployment began last; empty if there is no such environment. */
    Optional<Instant> lastUseOfOutdated(DeployedFunction function) {
        return all.stream()
                .filter(environment -> environment.isOutdated(function))
                .map(ExecutionEnvironment::lastUse)
                .max(Comparator.naturalOrder());
    }

    /** Ends one with its process, and frees its memory. */
    void end(ExecutionEnvironment environment) {
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
