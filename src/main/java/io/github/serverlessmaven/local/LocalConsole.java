/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.local.log.FunctionOutput;
import java.util.Optional;

/** What the local target reports while it works. Called from several threads. */
public interface LocalConsole {

    /** Reports an event that the user did not ask for, such as a message for a queue or a request. */
    void info(String message);

    /** Reports where this machine differs from AWS, or why a call failed. */
    void warn(String message);

    /** Reports details for troubleshooting. */
    default void debug(String message) {}

    /** Receives the lines that functions log, as they are written; empty if nobody reads them here. */
    default Optional<FunctionOutput> functionOutput() {
        return Optional.empty();
    }
}
