/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.log.FunctionOutput;
import io.github.serverlessmaven.local.log.LogFollower;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.FunctionProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Starts and ends execution environments, within a limit of memory. Environments that nobody uses end when others need their memory. */
final class Environments implements AutoCloseable {

    private final FunctionProcess processes;
    private final EnvironmentFiles files;
    private final Clock clock;
    private final DebugPorts debugPorts;
    private final Optional<FunctionOutput> output;
    private final RuntimeApi api;
    private final MemoryBudget memory;
    private final Standbys standbys;
    private final IdleEnvironments idle = new IdleEnvironments();
    private final List<ExecutionEnvironment> all = new CopyOnWriteArrayList<>();
    private final LogWatch watch;
    private volatile Optional<DeployedFunction> lastCalled = Optional.empty();

    Environments(
            FunctionProcess processes,
            EnvironmentFiles files,
            Clock clock,
            UniqueIds ids,
            MemoryBudget memory,
            DebugPorts debugPorts,
            Optional<FunctionOutput> output) {
        this.processes = processes;
        this.files = files;
        this.clock = clock;
        this.memory = memory;
        this.debugPorts = debugPorts;
        this.output = output;
        this.api = new RuntimeApi(ids);
        this.standbys = new Standbys(processes, files, api);
        this.watch = new LogWatch(all, clock);
    }

    /** One for a call: a warm one if one is free, otherwise a new one as soon as there is memory for it. */
    ExecutionEnvironment acquire(DeployedFunction function) {
        lastCalled = Optional.of(function);
        return idle.removeFor(function, this::end).orElseGet(() -> {
            Optional<Standby> standby = standbys.take(function);
            return launch(prepare(function, standby), standby);
        });
    }

    /** A new one as soon as there is memory for it. */
    ExecutionEnvironment start(DeployedFunction function) {
        return launch(prepare(function, Optional.empty()), Optional.empty());
    }

    /** Starts one that waits for calls; a call that comes before it is ready has it, and starts no other. */
    ExecutionEnvironment startIdle(DeployedFunction function) {
        Optional<Standby> standby = standbys.take(function);
        ExecutionEnvironment environment = prepare(function, standby);
        release(environment);
        return launch(environment, standby);
    }

    /** The function that was called last, as it was then. */
    Optional<DeployedFunction> lastCalled() {
        return lastCalled;
    }

    /** Starts a process that waits for a function's next code, if that makes a difference. */
    void startStandby(DeployedFunction function) {
        if (FunctionProcess.startsSlowly(function) && debugPorts.of(function).isEmpty()) {
            standbys.start(function);
        }
    }

    /** An environment without a process. */
    private ExecutionEnvironment prepare(DeployedFunction function, Optional<Standby> standby) {
        memory.makeRoom(function, () -> endOldestIdle(function));
        LogStream log = standby.map(Standby::log).orElseGet(() -> files.newLog(function));
        ExecutionEnvironment environment = new ExecutionEnvironment(
                function,
                log,
                output.map(reader -> new LogFollower(log, function.name(), reader)),
                clock,
                debugPorts.of(function).isPresent(),
                standby.map(Standby::worked).orElse(Duration.ZERO));
        all.add(environment);
        return environment;
    }

    private ExecutionEnvironment launch(ExecutionEnvironment environment, Optional<Standby> standby) {
        DeployedFunction function = environment.function();
        LogStream log = environment.log();
        try {
            log.mark(clock.now());
            String address = standby.map(Standby::address).orElseGet(api::newAddress);
            api.open(address, environment);
            if (standby.isPresent()) {
                environment.runs(standby.get().waiting().process(), address);
                processes.proceed(standby.get().waiting(), function);
            } else {
                environment.runs(processes.start(function, address, log, files.temporary(log)), address);
            }
            return environment;
        } catch (RuntimeException e) {
            environment.initFailed(Payload.error("Runtime.Unavailable", String.valueOf(e.getMessage())));
            end(environment);
            throw e;
        }
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

    /** How many there are of a function; ends those of an earlier deployment that wait for calls. */
    int count(DeployedFunction function) {
        idle.removeOutdated(function, this::end);
        return Math.toIntExact(all.stream()
                .filter(environment ->
                        environment.isAlive() && environment.function().equals(function))
                .count());
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
        files.delete(environment.log());
    }

    @Override
    public void close() {
        watch.close();
        standbys.close();
        all.forEach(this::end);
        api.close();
    }
}
