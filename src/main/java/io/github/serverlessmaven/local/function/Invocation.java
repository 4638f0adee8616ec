/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A call of a function that is over, for reading.
 *
 * @param id different for each call, also for those of one event
 * @param requestId of the call, which an event keeps however often it is tried
 * @param function its name
 * @param begin when it was made
 * @param duration until it was answered, with the time in which an environment was started for it
 * @param coldStart how long the environment took that was started for it; empty if it had been there
 * @param payload the event, cut if it is long
 * @param answer what the function gave back, cut if it is long; empty if it was streamed
 * @param error the type of the error; empty if there was none
 * @param log what it wrote to the log, at most the last 4 KB
 */
public record Invocation(
        String id,
        String requestId,
        String function,
        Instant begin,
        Duration duration,
        Optional<Duration> coldStart,
        String payload,
        String answer,
        Optional<String> error,
        String log) {}
