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
import io.github.serverlessmaven.local.runtime.WaitingProcess;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
        files.deleteAbandoned();
    }

    /** One for a call: a warm one if one is free, otherwise a new one as soon as there is memory for it. */
    ExecutionEnvironment acquire(DeployedFunction function) {
        lastCalled = Optional.of(function);
        endUnusable(function);
        NewEnvironment started;
        synchronized (this) {
            Optional<ExecutionEnvironment> warm = idle.removeFor(function);
            if (warm.isPresent()) {
                return warm.get();
            }
            started = create(function, standbys.take(function));
        }
        makeRoom(started);
        return launch(started);
    }

    /** A new one as soon as there is memory for it. */
    ExecutionEnvironment start(DeployedFunction function) {
        NewEnvironment started = create(function, Optional.empty());
        makeRoom(started);
        return launch(started);
    }

    /**
     * Starts environments until there are as many of a function; a call that comes before one of them is ready has it, and starts no other.
     *
     * @return those that were started
     */
    List<ExecutionEnvironment> startMissing(DeployedFunction function, int wanted) {
        endUnusable(function);
        List<ExecutionEnvironment> started = new ArrayList<>();
        Optional<NewEnvironment> missing = createMissing(function, wanted);
        while (missing.isPresent()) {
            makeRoom(missing.get());
            release(missing.get().environment());
            started.add(launch(missing.get()));
            missing = createMissing(function, wanted);
        }
        return started;
    }

    private synchronized Optional<NewEnvironment> createMissing(DeployedFunction function, int wanted) {
        return count(function) < wanted ? Optional.of(create(function, standbys.take(function))) : Optional.empty();
    }

    private long count(DeployedFunction function) {
        return all.stream()
                .filter(environment -> environment.isAlive()
                        && !environment.isReplaced()
                        && environment.function().equals(function))
                .count();
    }

    /** Ends those that no call of a function can use, in the background: the call need not wait for that. */
    private void endUnusable(DeployedFunction function) {
        List<ExecutionEnvironment> unusable = idle.removeUnusable(function);
        if (!unusable.isEmpty()) {
            Thread ending = new Thread(() -> unusable.forEach(this::end), "ending environments");
            ending.setDaemon(true);
            ending.start();
        }
    }

    /** Whether a process should wait for a function's next code, but none does. */
    boolean lacksStandby(DeployedFunction function) {
        return startsSlowly(function) && standbys.isEmpty();
    }

    /** Starts a process that waits for the next code of the function that was called last, if that makes a difference. */
    void startStandby() {
        lastCalled.filter(this::startsSlowly).ifPresent(standbys::start);
    }

    private boolean startsSlowly(DeployedFunction function) {
        return FunctionProcess.startsSlowly(function) && debugPorts.of(function).isEmpty();
    }

    /** An environment that has neither memory nor a process yet. */
    private NewEnvironment create(DeployedFunction function, Optional<Standby> standby) {
        LogStream log = standby.map(Standby::log).orElseGet(() -> files.newLog(function));
        ExecutionEnvironment environment = new ExecutionEnvironment(
                function,
                log,
                output.map(reader -> new LogFollower(log, function.name(), reader)),
                clock,
                debugPorts.of(function).isPresent(),
                standby.map(Standby::worked).orElse(Duration.ZERO));
        all.add(environment);
        return new NewEnvironment(environment, standby);
    }

    private record NewEnvironment(ExecutionEnvironment environment, Optional<Standby> standby) {}

    private void makeRoom(NewEnvironment started) {
        DeployedFunction function = started.environment().function();
        try {
            memory.makeRoom(function, () -> endOldestIdle(function));
        } catch (RuntimeException e) {
            all.remove(started.environment());
            started.standby().ifPresent(standbys::end);
            throw e;
        }
    }

    private ExecutionEnvironment launch(NewEnvironment started) {
        ExecutionEnvironment environment = started.environment();
        DeployedFunction function = environment.function();
        LogStream log = environment.log();
        try {
            log.mark(clock.now());
            environment.starts();
            String address = started.standby().map(Standby::address).orElseGet(api::newAddress);
            api.open(address, environment);
            if (started.standby().isPresent()) {
                WaitingProcess waiting = started.standby().get().waiting();
                environment.runs(waiting.process(), address);
                processes.proceed(waiting, function);
            } else {
                environment.runs(processes.start(function, address, log, files.temporary(log)), address);
            }
            if (!environment.isAlive()) {
                end(environment); // with what came after an end before its start
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

    /** After a call: it waits for the next one, if it is alive and not replaced. */
    void release(ExecutionEnvironment environment) {
        if (idle.addIfUsable(environment)) {
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

    /** Ends those that wait for calls, and the others after their calls: later calls start new ones. */
    void replaceAll() {
        standbys.endWaiting();
        List<ExecutionEnvironment> waiting;
        synchronized (this) {
            waiting = idle.replace(all);
        }
        waiting.forEach(this::end);
        memory.changed();
    }

    /** Whether one of a function is ready for a call. */
    boolean hasReady(DeployedFunction function) {
        return idle.hasReady(function);
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
