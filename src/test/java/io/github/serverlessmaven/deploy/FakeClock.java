/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that goes on by itself only while somebody sleeps. */
public final class FakeClock implements Clock {

    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }
}
