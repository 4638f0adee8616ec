/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Optional;

/** Deployed functions. Every method throws {@link ServerlessException} when AWS refuses the request or cannot be reached. */
public interface Functions {

    /** Calls a function. */
    Result invoke(Invocation invocation);

    /**
     * A call.
     *
     * @param functionName the name the function is deployed under
     * @param payload JSON
     * @param type whether the answer is waited for
     * @param qualifier a version or alias; the newest code without it
     * @param withLog whether the end of the log is asked for
     */
    record Invocation(String functionName, String payload, Type type, Optional<String> qualifier, boolean withLog) {}

    /** Whether the answer is waited for. */
    enum Type {
        /** Waits for the answer. */
        REQUEST_RESPONSE,
        /** Hands the event over and does not wait. */
        EVENT,
        /** Only checks that the call would be permitted. */
        DRY_RUN
    }

    /**
     * The outcome of a call.
     *
     * @param payload what the function gave back, or the error it ended with
     * @param error the kind of error, such as {@code Unhandled}; empty on success
     * @param log the end of the function's log, if it was asked for
     */
    record Result(String payload, Optional<String> error, Optional<String> log) {}
}
