/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import java.time.Instant;

/** Where reading a shard begins. */
sealed interface Position {

    /** At the oldest record there is. */
    Position OLDEST = new Oldest();

    /** With what is added from now on. */
    Position LATEST = new Latest();

    /** At the oldest record there is. */
    record Oldest() implements Position {}

    /** With what is added from now on. */
    record Latest() implements Position {}

    /**
     * With the first record since a time.
     *
     * @param time inclusive
     */
    record Since(Instant time) implements Position {}

    /**
     * Behind a record.
     *
     * @param sequenceNumber of that record
     */
    record After(String sequenceNumber) implements Position {}
}
