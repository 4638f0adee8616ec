/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the clock of every target does. */
public abstract class ClockContract {

    /** The target under test. */
    protected abstract Target target();

    @Test
    void timePassesWhileItSleeps() {
        Instant before = target().clock().now();
        target().clock().sleep(Duration.ofMillis(20));
        assertThat(target().clock().now()).isAfterOrEqualTo(before.plusMillis(20));
    }

    @Test
    void anInterruptedThreadWakesAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        target().clock().sleep(Duration.ofDays(1));
        assertThat(Thread.interrupted()).isTrue();
    }
}
