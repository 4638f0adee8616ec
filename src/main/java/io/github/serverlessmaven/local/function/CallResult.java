/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.Optional;

/**
 * How a call of a function ended.
 *
 * @param requestId of the call
 * @param version that was called
 * @param payload the answer, or the error as JSON
 * @param error {@code Unhandled} if the function failed
 * @param log what the call wrote to the log, at most the last 4 KB
 * @param coldStart how long the environment took that was started for it, if one was
 */
public record CallResult(
        String requestId,
        String version,
        Payload payload,
        Optional<String> error,
        String log,
        Optional<Duration> coldStart) {

    /** The end of a call for which no environment was started. */
    public CallResult(String requestId, String version, Payload payload, Optional<String> error, String log) {
        this(requestId, version, payload, error, log, Optional.empty());
    }

    /** Type and message of the error on one line. */
    public String cause() {
        try {
            if (Json.parse(payload.text(), "The error") instanceof Value.Mapping described) {
                String type = Values.text(described, "errorType");
                String message = Values.text(described, "errorMessage").replaceAll("\\R", " ");
                return type.isEmpty() || message.isEmpty() ? type + message : type + ": " + message;
            }
        } catch (ServerlessException notJson) {
            // What the function gave back has neither a type nor a message.
        }
        return error.orElse("");
    }
}
