/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.schedule.ScheduleRunner;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {

    @TempDir
    Path folder;

    private final RushingClock clock = new RushingClock();
    private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();

    /** Sleeps take no time, until noon. */
    private static final class RushingClock implements Clock {

        private Instant now = Instant.parse("2026-11-23T11:30:00Z");

        @Override
        public synchronized Instant now() {
            return now;
        }

        private synchronized boolean rushed(Duration duration) {
            boolean isMorning = now.isBefore(Instant.parse("2026-11-23T12:00:00Z"));
            now = isMorning ? now.plus(duration) : now;
            return isMorning;
        }

        @Override
        public void sleep(Duration duration) {
            if (!rushed(duration)) {
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @BeforeEach
    void deploy() throws IOException {
        DeployedTemplate stack = new DeployedTemplate(new LocalSetUp().open(folder), "jobs", HandlerPackage.in(folder));
        stack.with(stack.function("Job", "echo"), """
                "Rule": {"Type": "AWS::Events::Rule", "Properties": {"ScheduleExpression": "rate(10 minutes)",
                  "Targets": [{"Id": "one", "Arn": {"Fn::GetAtt": ["Job", "Arn"]}, "Input": "1"}]}}""");
    }

    private Schedules schedules(boolean isOn) {
        LocalSetUp setUp = new LocalSetUp();
        return new Schedules(
                new ScheduleRunner(
                        new StateFolder(folder),
                        (function, call) -> calls.add(call.payload().text()),
                        message -> {},
                        clock,
                        () -> "id",
                        setUp::info,
                        setUp::warn),
                clock,
                isOn);
    }

    @Test
    void theyRunWhileTheTriggerIsOpen() throws InterruptedException {
        Schedules schedules = schedules(true);
        schedules.open();
        for (int i = 0; i < 3; i++) {
            assertThat(calls.take()).isEqualTo("1");
        }
        assertThat(schedules.schedules())
                .extracting(ServedSchedule::text)
                .containsExactly("rate(10 minutes), next at 2026-11-23T12:10:00Z");
        schedules.close();
        assertThat(calls).isEmpty();
    }

    @Test
    void switchedOffTheyAreListedOnly() {
        Schedules schedules = schedules(false);
        schedules.open();
        assertThat(schedules.schedules())
                .extracting(ServedSchedule::text)
                .containsExactly("rate(10 minutes), no next run");
        schedules.close();
        assertThat(calls).isEmpty();
    }
}
