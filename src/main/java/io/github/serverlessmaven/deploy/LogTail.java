/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Logs;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Follows a log: what was written already, then what is written. Each event is emitted once. Streams reach CloudWatch Logs one after the
 * other, so that what is read again may be older than what was emitted: every look goes back a little.
 */
public final class LogTail {

    private static final Duration LATE = Duration.ofSeconds(30);

    private final Logs logs;
    private final Clock clock;
    /** By id the newest time of the last look that read them, since their own may be known more exactly later; {@code MAX} in that look. */
    private final Map<String, Instant> emitted = new HashMap<>();

    private Instant newest = Instant.MIN;

    /** Prepares to follow; nothing is read yet. */
    public LogTail(Logs logs, Clock clock) {
        this.logs = logs;
        this.clock = clock;
    }

    /**
     * Follows until the thread is interrupted.
     *
     * @param interval between two looks
     * @param reader gets one event after the other
     */
    public void follow(Logs.Query query, Duration interval, Consumer<Logs.Event> reader) {
        Logs.Query next = query;
        while (!Thread.currentThread().isInterrupted()) {
            logs.read(next, event -> emit(event, reader));
            emitted.replaceAll((id, look) -> look.equals(Instant.MAX) ? newest : look);
            if (newest.isAfter(query.from().plus(LATE))) {
                next = new Logs.Query(query.group(), newest.minus(LATE), query.filter());
                forgetBefore(next.from().minus(LATE));
            }
            clock.sleep(interval);
        }
    }

    private void emit(Logs.Event event, Consumer<Logs.Event> reader) {
        if (event.time().isAfter(newest)) {
            newest = event.time();
        }
        if (emitted.put(event.id(), Instant.MAX) == null) {
            reader.accept(event);
        }
    }

    private void forgetBefore(Instant time) {
        emitted.values().removeIf(look -> look.isBefore(time));
    }
}
