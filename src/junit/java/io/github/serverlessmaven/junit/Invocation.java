/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An invocation that has ended, whatever made it.
 *
 * @param requestId its id, as the function sees it
 * @param begin when it began
 * @param duration how long it took, a cold start included
 * @param coldStart how long the start of its environment took; empty if one was ready
 * @param payload the event
 * @param answer what the function returned, or the description of its error
 * @param error type and message of the error; empty if the function returned
 * @param log the end of what the function logged meanwhile, at most 4 KB
 */
public record Invocation(
        String requestId,
        Instant begin,
        Duration duration,
        Optional<Duration> coldStart,
        String payload,
        String answer,
        Optional<String> error,
        String log) {}
