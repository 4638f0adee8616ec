/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import java.util.Optional;

/**
 * A call of a function.
 *
 * @param requestId its id, which an event keeps however often it is tried
 * @param payload JSON, at most 6 MB
 * @param invokedArn the name the caller used, as an ARN
 * @param clientContext JSON for the function's {@code Context}
 * @param traceId the caller's X-Ray trace
 * @param stream where the answer is streamed to, if caller and function support it
 */
public record Call(
        String requestId,
        Payload payload,
        String invokedArn,
        Optional<String> clientContext,
        Optional<String> traceId,
        Optional<ResponseStream> stream) {

    /** A call with nothing but a payload. */
    public static Call of(String requestId, Payload payload, String invokedArn) {
        return new Call(requestId, payload, invokedArn, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same call with its answer streamed. */
    Call streamedTo(ResponseStream answer) {
        return new Call(requestId, payload, invokedArn, clientContext, traceId, Optional.of(answer));
    }
}
