/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayCallsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final StandingClock clock = new StandingClock();
    private final List<Thread> callers = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean isReady;
    private boolean hangs;
    private boolean isDebugged;

    private final GatewayCalls calls = new GatewayCalls(
            new FunctionCaller() {
                @Override
                public CallResult call(DeployedFunction function, Call call) {
                    callers.add(Thread.currentThread());
                    if (hangs) {
                        awaitTheEnd();
                    }
                    return new CallResult(call.requestId(), "1", Payload.of("{}"), Optional.empty(), "");
                }

                @Override
                public boolean isReady(DeployedFunction function) {
                    return isReady;
                }
            },
            (function, call) -> {},
            clock,
            function -> isDebugged);

    @AfterEach
    void endAllCalls() {
        end.countDown();
        calls.close();
    }

    @Test
    void aReadyFunctionIsCalledByTheThreadOfTheRequest() {
        isReady = true;
        assertThat(call(30)).isPresent();
        assertThat(callers).containsExactly(Thread.currentThread());
    }

    @Test
    void aDebuggedFunctionIsWaitedForWithoutLimit() {
        isDebugged = true;
        clock.rush();
        assertThat(call(900)).isPresent();
        assertThat(callers).containsExactly(Thread.currentThread());
    }

    @Test
    void aFunctionThatHasToStartIsWaitedForUntilTheLimit() {
        hangs = true;
        clock.rush();
        assertThat(call(30)).isEmpty();
    }

    @Test
    void aReadyFunctionThatMayTakeLongerIsWaitedForUntilTheLimit() {
        isReady = true;
        hangs = true;
        clock.rush();
        assertThat(call(31)).isEmpty();
    }

    private Optional<CallResult> call(int timeout) {
        DeployedFunction function =
                new DeployedFunction("hello", "1", "arn", Value.mapping("Timeout", Value.of(timeout)));
        return calls.call(function, Call.of("id", Payload.of("{}"), "arn"), LIMIT);
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
