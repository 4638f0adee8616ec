/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallRateTest {

    private static final Instant START = Instant.parse("2026-11-30T10:00:00Z");

    private final StandingClock clock = new StandingClock();
    private final CallRate rate = new CallRate(clock);

    @Test
    void fiveCallsAreMadeAtOnceAndTheFollowingWaitForTheirTurn() {
        for (int call = 0; call < 5; call++) {
            rate.await("DescribeStackEvents");
        }
        assertThat(clock.waits).isEmpty();
        for (int call = 0; call < 6; call++) {
            rate.await("DescribeStackEvents");
        }
        assertThat(clock.waits)
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2));
    }

    @Test
    void whoAsksSeldomNeverWaits() {
        for (int call = 0; call < 20; call++) {
            rate.await("DescribeStackEvents");
            clock.now = clock.now.plusMillis(200);
        }
        assertThat(clock.waits).isEmpty();
    }

    @Test
    void callsOfAnotherKindDoNotWaitForThem() {
        for (int call = 0; call < 5; call++) {
            rate.await("DescribeStackEvents");
        }
        rate.await("DescribeStacks");
        assertThat(clock.waits).isEmpty();
    }

    @Test
    void onlyTheRestOfTheSecondIsWaited() {
        for (int call = 0; call < 5; call++) {
            rate.await("DescribeStackEvents");
        }
        clock.now = START.plusMillis(700);
        rate.await("DescribeStackEvents");
        assertThat(clock.waits).containsExactly(Duration.ofMillis(300));
    }

    /** The modules of a parallel build ask at the same time, so sleeping does not move this clock. */
    private static final class StandingClock implements Clock {

        private final List<Duration> waits = new ArrayList<>();
        private Instant now = START;

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void sleep(Duration duration) {
            waits.add(duration);
        }
    }
}
