/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An environment on a machine whose clock is set, as after the sleep of a laptop. */
@Timeout(60)
class ExecutionEnvironmentTest {

    /** An hour later at each look, although no time passes. */
    private static final class JumpingClock implements Clock {

        private Instant now = Instant.parse("2026-11-23T10:00:00Z");

        @Override
        public synchronized Instant now() {
            now = now.plus(Duration.ofHours(1));
            return now;
        }

        @Override
        public long ticks() {
            return 0;
        }

        @Override
        public void sleep(Duration duration) {
            throw new AssertionError("nobody sleeps");
        }
    }

    @TempDir
    Path folder;

    @Test
    void aClockThatIsSetNeitherEndsItsStartNorItsCall() throws Exception {
        DeployedFunction function =
                new DeployedFunction("web-Echo", "$LATEST", "arn", Value.mapping("Timeout", Value.of(3)));
        LogStream log = new LocalLogs(new StateFolder(folder)).stream("group", "stream");
        ExecutionEnvironment environment =
                new ExecutionEnvironment(function, log, Optional.empty(), new JumpingClock(), false, Duration.ZERO);
        Thread runtime = new Thread(() -> answerAll(environment));
        runtime.setDaemon(true);
        runtime.start();
        assertThat(environment.awaitReady(Duration.ofSeconds(10))).isEmpty();
        CallResult result = environment.call(Call.of("id", Payload.of("{}"), "arn"));
        assertThat(result.error()).isEmpty();
        assertThat(result.payload().text()).isEqualTo("1");
        assertThat(result.coldStart()).contains(Duration.ZERO);
        assertThat(result.log()).contains("Duration: 0.00 ms");
        environment.close();
    }

    @Test
    void itsStartBeginsWithItsProcessAndCountsWhatThatHasWorkedBefore() throws Exception {
        FakeClock clock = new FakeClock();
        DeployedFunction function = new DeployedFunction("web-Echo", "$LATEST", "arn", Value.Mapping.EMPTY);
        LogStream log = new LocalLogs(new StateFolder(folder)).stream("group", "stream");
        ExecutionEnvironment environment =
                new ExecutionEnvironment(function, log, Optional.empty(), clock, false, Duration.ofMillis(500));
        clock.sleep(Duration.ofSeconds(7)); // as if it waited for memory
        environment.starts();
        clock.sleep(Duration.ofMillis(200));
        Thread runtime = new Thread(() -> answerAll(environment));
        runtime.setDaemon(true);
        runtime.start();
        assertThat(environment.awaitReady(Duration.ofSeconds(10))).isEmpty();
        assertThat(environment.call(Call.of("id", Payload.of("{}"), "arn")).coldStart())
                .contains(Duration.ofMillis(700));
        environment.close();
    }

    private static void answerAll(ExecutionEnvironment environment) {
        try {
            for (Optional<RunningCall> call = environment.next(); call.isPresent(); call = environment.next()) {
                call.get().answer(Payload.of("1"), Optional.empty());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
