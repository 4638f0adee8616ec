/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/** How many bytes of an upload were sent, over all its parts. A part that is sent again starts at zero. */
final class SentBytes {

    /** The least difference that is passed on, in bytes. */
    private static final long STEP = 256 << 10;

    private final LongConsumer listener;
    private final Map<Long, Long> parts = new HashMap<>();
    private long sent;
    private long reported;

    SentBytes(LongConsumer listener) {
        this.listener = listener;
    }

    /** Receives how many bytes of the part that starts at a place were sent. */
    LongConsumer of(long start) {
        return position -> update(start, position);
    }

    private synchronized void update(long start, long position) {
        Long before = parts.put(start, position);
        sent += position - (before == null ? 0 : before);
        if (Math.abs(sent - reported) >= STEP) {
            reported = sent;
            listener.accept(sent);
        }
    }
}
