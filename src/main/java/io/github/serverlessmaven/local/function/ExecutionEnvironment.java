/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.log.LogFollower;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.runtime.FunctionProcesses;
import io.github.serverlessmaven.local.state.DeployedFunction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A child process with a function in it, seen as Lambda sees it: it is started, asks for calls one at a time, answers them, and may
 * end at any moment. See "Lambda execution environment lifecycle" in the AWS Lambda developer guide.
 */
final class ExecutionEnvironment {

    private static final int LOG_TAIL = 4096;
    private static final Duration TERMINATION_GRACE = Duration.ofSeconds(2);

    private final DeployedFunction function;
    private final LogStream log;
    private final Optional<LogFollower> follower;
    private final Clock clock;
    private final boolean debugged;
    private final Duration worked;
    private volatile long started;
    private volatile Instant lastUse;
    private volatile boolean replaced;
    private Optional<Process> process = Optional.empty();
    private String address = "";
    private Optional<RunningCall> handedOver = Optional.empty();
    private Optional<RunningCall> current = Optional.empty();
    private Optional<Payload> initError = Optional.empty();
    private Optional<Duration> initDuration = Optional.empty();
    private boolean ready;
    private boolean closed;
    private boolean gone;

    /**
     * An environment without a process.
     *
     * @param worked how long its process had worked before, if it was started in advance
     */
    ExecutionEnvironment(
            DeployedFunction function,
            LogStream log,
            Optional<LogFollower> follower,
            Clock clock,
            boolean debugged,
            Duration worked) {
        this.function = function;
        this.log = log;
        this.follower = follower;
        this.clock = clock;
        this.debugged = debugged;
        this.worked = worked;
        this.started = clock.ticks();
        this.lastUse = clock.now();
    }

    DeployedFunction function() {
        return function;
    }

    /** Whether a function was redeployed since this was created. */
    boolean isOutdated(DeployedFunction deployed) {
        return function.name().equals(deployed.name())
                && function.version().equals(deployed.version())
                && !function.equals(deployed);
    }

    /** Another environment takes the calls that come after the one that runs. */
    void replace() {
        replaced = true;
    }

    /** Whether it takes no further call. */
    boolean isReplaced() {
        return replaced;
    }

    /** When its last call began; when it was started, if there was none. */
    Instant lastUse() {
        return lastUse;
    }

    /** Whether the runtime has asked for its first call. */
    synchronized boolean isReady() {
        return ready;
    }

    LogStream log() {
        return log;
    }

    /** Passes on what the function has logged since the last time. */
    void passOnOutput() {
        follower.ifPresent(LogFollower::passOn);
    }

    /** From now on it initializes. */
    void starts() {
        started = clock.ticks();
    }

    /**
     * The process that runs in this environment. Its end also ends the call in progress and the processes that it started.
     *
     * @param runtimeApi where it asks for calls
     */
    void runs(Process child, String runtimeApi) {
        synchronized (this) {
            process = Optional.of(child);
            address = runtimeApi;
            if (closed) {
                child.destroyForcibly();
            }
        }
        var unused = child.onExit().thenAccept(ended -> {
            exited();
            FunctionProcesses.endOthers(ended.toHandle(), runtimeApi);
        });
    }

    private synchronized void exited() {
        closed = true;
        gone = true;
        current.ifPresent(RunningCall::end);
        handedOver.ifPresent(RunningCall::end);
        notifyAll();
    }

    synchronized boolean isAlive() {
        return !closed && process.map(Process::isAlive).orElse(true);
    }

    /**
     * Waits for a call; the runtime asks for it. Empty when its process is gone: one that is only about to end would log an error about the
     * answer.
     */
    synchronized Optional<RunningCall> next() throws InterruptedException {
        current.ifPresent(RunningCall::end);
        current = Optional.empty();
        if (!ready) {
            ready = true;
            initDuration = Optional.of(worked.plus(since(started)));
            notifyAll();
        }
        while (closed ? !gone : handedOver.isEmpty()) {
            wait();
        }
        current = handedOver;
        handedOver = Optional.empty();
        return closed ? Optional.empty() : current;
    }

    /** The call with an id, if the environment works on it. */
    synchronized Optional<RunningCall> current(String requestId) {
        return current.filter(call -> call.requestId().equals(requestId));
    }

    /** The runtime could not be made ready. */
    synchronized void initFailed(Payload error) {
        initError = Optional.of(error);
        notifyAll();
    }

    /**
     * Waits until the runtime is ready for calls.
     *
     * @return why it is not; empty if it is
     */
    synchronized Optional<Payload> awaitReady(Duration limit) throws InterruptedException {
        long begin = clock.ticks();
        while (!ready && initError.isEmpty() && !closed) {
            long left = limit.minus(since(begin)).toMillis();
            if (left <= 0 && !debugged) {
                return Optional.of(
                        Payload.error("Sandbox.Timedout", "Init timed out after " + limit.toSeconds() + " seconds"));
            }
            wait(Math.max(1, Math.min(left, 1000)));
        }
        if (initError.isPresent() || ready) {
            return initError;
        }
        return Optional.of(Payload.error("Runtime.ExitError", "Error: " + ProcessStatus.exitReason(process)));
    }

    /** Executes a call; one at a time. Kills the process if the function takes too long. */
    CallResult call(Call call) throws InterruptedException {
        String requestId = call.requestId();
        Instant begin = clock.now();
        lastUse = begin;
        long beginTicks = clock.ticks();
        Instant deadline = begin.plusSeconds(debugged ? 86_400 : function.timeout());
        RunningCall running = new RunningCall(call, deadline);
        long from = log.size();
        log.mark(begin);
        log.append("START RequestId: " + requestId + " Version: " + function.version());
        handOver(running);
        Optional<RunningCall.Answer> answer =
                running.await(Duration.between(begin, deadline).toMillis());
        RunningCall.Answer outcome = answer.orElseGet(() -> noResponse(requestId));
        Duration duration = since(beginTicks);
        log.mark(clock.now());
        Optional<Duration> coldStart = takeInitDuration();
        log.append("END RequestId: " + requestId, report(requestId, duration, answer.isPresent(), coldStart));
        passOnOutput();
        return new CallResult(
                requestId, function.version(), outcome.payload(), outcome.error(), log.tail(from, LOG_TAIL), coldStart);
    }

    private Duration since(long begin) {
        return Duration.ofNanos(clock.ticks() - begin);
    }

    private synchronized void handOver(RunningCall call) {
        handedOver = Optional.of(call);
        if (closed) {
            call.end();
        }
        notifyAll();
    }

    /** No answer: the process has ended, or took too long. */
    private RunningCall.Answer noResponse(String requestId) {
        boolean timedOut = isAlive();
        close();
        String message = timedOut
                ? String.format(Locale.ROOT, "Error: Task timed out after %.2f seconds", (double) function.timeout())
                : "Error: " + ProcessStatus.exitReason(process);
        String type = timedOut ? "Sandbox.Timedout" : "Runtime.ExitError";
        log.append(
                timedOut
                        ? clock.now() + " " + requestId + " " + message.substring("Error: ".length())
                        : "RequestId: " + requestId + " " + message);
        return new RunningCall.Answer(
                Payload.error(type, "RequestId: " + requestId + " " + message), Optional.of("Unhandled"));
    }

    private synchronized String report(
            String requestId, Duration duration, boolean answered, Optional<Duration> coldStart) {
        Optional<Long> memory = process.flatMap(ProcessStatus::peakMemory);
        return new ReportLine(requestId, function, duration, memory, coldStart).text(answered);
    }

    private synchronized Optional<Duration> takeInitDuration() {
        Optional<Duration> once = initDuration;
        initDuration = Optional.empty();
        return once;
    }

    /** Ends the process. */
    void close() {
        Optional<Process> child;
        synchronized (this) {
            closed = true;
            child = process;
            gone |= child.isEmpty();
            notifyAll();
        }
        child.ifPresent(running -> {
            FunctionProcesses.endOthers(running.toHandle(), address);
            running.destroyForcibly();
            try {
                running.waitFor(TERMINATION_GRACE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
