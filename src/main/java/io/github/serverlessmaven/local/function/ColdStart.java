/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import java.time.Duration;
import java.util.Optional;

/**
 * A start of a function and its first call.
 *
 * @param init from the start of the process until the runtime asks for calls
 * @param firstInvocation from the event to the end of the call
 * @param error why the call failed, on one line; empty if it did not
 */
public record ColdStart(Duration init, Duration firstInvocation, Optional<String> error) {

    /** The time that a caller waits. */
    public Duration total() {
        return init.plus(firstInvocation);
    }
}
