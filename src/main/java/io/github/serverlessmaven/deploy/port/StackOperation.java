/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.time.Instant;
import java.util.Optional;

/**
 * Work on a stack, by what distinguishes its events from those of earlier work.
 *
 * @param stackId the unique id of the stack
 * @param token the token of the request, which the events carry; empty for work that others asked for
 * @param lastEvent the id of the last event before it; empty if that is not known
 * @param since when it was asked for, by this machine's clock
 */
public record StackOperation(String stackId, Optional<String> token, Optional<String> lastEvent, Instant since) {

    /** Work that was asked for with a token. */
    public static StackOperation requested(String stackId, String token, Instant now) {
        return new StackOperation(stackId, Optional.of(token), Optional.empty(), now);
    }

    /** Work whose events follow a given one; all events of the stack if there is none. */
    public static StackOperation after(String stackId, Optional<String> lastEvent) {
        return new StackOperation(stackId, Optional.empty(), lastEvent, Instant.EPOCH);
    }
}
