/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** What functions wrote. Every method throws {@link ServerlessException} when AWS refuses the request or cannot be reached. */
public interface Logs {

    /**
     * The log group that a function writes to.
     *
     * @param functionName the name the function is deployed under
     * @throws ServerlessException if there is no such function
     */
    String group(String functionName);

    /** When something was last written to a group, as far as that is known yet; empty for a group that does not exist. */
    Optional<Instant> lastWritten(String group);

    /**
     * Reads a group, all its streams together, in the order of time. A group that does not exist has no events.
     *
     * @param reader gets one event after the other
     * @throws ServerlessException if the filter is none
     */
    void read(Query query, Consumer<Event> reader);

    /**
     * Which events are read.
     *
     * @param group the log group
     * @param from events of this time or later
     * @param filter a filter pattern of CloudWatch Logs; all events without it
     */
    record Query(String group, Instant from, Optional<String> filter) {}

    /**
     * Something that was written.
     *
     * @param id unique in the group, and the same whenever the event is read
     * @param time when it was written, in milliseconds
     * @param message usually a line, without the line's end
     */
    record Event(String id, Instant time, String message) {}
}
