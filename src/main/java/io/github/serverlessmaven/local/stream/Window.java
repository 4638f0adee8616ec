/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time whose records a function aggregates.
 *
 * @param start inclusive
 * @param end exclusive
 * @param isFinal whether nothing more of it follows
 */
record Window(Instant start, Instant end, boolean isFinal) {

    /** The window of a time: all begin at multiples of their length. */
    static Window of(Instant time, Duration length) {
        long start = Math.floorDiv(time.getEpochSecond(), length.toSeconds()) * length.toSeconds();
        return new Window(Instant.ofEpochSecond(start), Instant.ofEpochSecond(start + length.toSeconds()), false);
    }

    /** The same as the last part. */
    Window ending() {
        return new Window(start, end, true);
    }

    /** The same as a part that others follow. */
    Window goingOn() {
        return new Window(start, end, false);
    }
}
