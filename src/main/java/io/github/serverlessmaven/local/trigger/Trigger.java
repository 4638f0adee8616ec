/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.schedule.ServedSchedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something on this machine that calls functions: Lambda's own API, function URLs, and whatever else a stack declares. A trigger looks up
 * its resources when it needs them, so that what is redeployed takes effect at once. The local target lists all triggers; those that HTTP
 * reaches share one port, and the first to answer a request has it.
 */
public interface Trigger extends AutoCloseable {

    /** The paths at which functions answer, for reading, by the name of the function; none for triggers without HTTP. */
    default Map<String, String> addresses() {
        return Map.of();
    }

    /** The routes of APIs, for reading. */
    default List<ServedRoute> routes() {
        return List.of();
    }

    /** The schedules, for reading. */
    default List<ServedSchedule> schedules() {
        return List.of();
    }

    /** Queues and the like that it reads for functions, for reading. */
    default List<ServedSource> sources() {
        return List.of();
    }

    /** Answers a request, if its path is one of this trigger's. */
    default Optional<HttpReply> answer(WebRequest request) {
        return Optional.empty();
    }

    /** Starts to call functions by itself, as a schedule or a queue does, in its own threads. */
    default void open() {}

    /** Ends that. */
    @Override
    default void close() {}

    /** Stops calling functions by itself until {@link #reset}; the calls that run are over when this returns. */
    default void pause() {}

    /** Drops what it remembers of earlier calls, and continues; between tests. */
    default void reset() {}
}
