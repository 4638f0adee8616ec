/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.time.Duration;
import java.time.Instant;

/** Time, so that tests need not wait. */
public interface Clock {

    /** The present. */
    Instant now();

    /**
     * How much time has passed since some moment, in nanoseconds; unlike the present it runs evenly even if somebody sets the machine's
     * clock.
     */
    default long ticks() {
        return Duration.between(Instant.EPOCH, now()).toNanos();
    }

    /** Waits; ends early, with the thread's interrupt flag set, when the thread is interrupted. */
    void sleep(Duration duration);
}
