/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Keeps polling below the rate that CloudFormation permits an account: 5 calls of one kind in any second, of all modules of a build together, also
 * of those that are deployed at the same time. Calls that come too early wait.
 */
final class CallRate implements ExecutionInterceptor {

    /** Of this process, in which Maven builds all modules. */
    static final CallRate OF_PROCESS = new CallRate(new SystemClock());

    private static final int CALLS = 5;

    private static final Duration WINDOW = Duration.ofSeconds(1);

    private final Clock clock;
    private final Map<String, Deque<Instant>> latestByKind = new HashMap<>();

    CallRate(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String kind = context.request().getClass().getSimpleName();
        if (kind.startsWith("Describe")) {
            await(kind);
        }
    }

    /** Waits for the turn of one more call of a kind. */
    void await(String kind) {
        Duration wait = reserve(kind, clock.now());
        if (!wait.isZero()) {
            clock.sleep(wait);
        }
    }

    private synchronized Duration reserve(String kind, Instant now) {
        Deque<Instant> latest = latestByKind.computeIfAbsent(kind, first -> new ArrayDeque<>(CALLS));
        Instant turn = now;
        if (latest.size() == CALLS) {
            Instant free = latest.removeFirst().plus(WINDOW);
            turn = free.isAfter(now) ? free : now;
        }
        latest.addLast(turn);
        return Duration.between(now, turn);
    }
}
