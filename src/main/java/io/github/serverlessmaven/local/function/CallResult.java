/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.local.http.Payload;
import java.util.Optional;

/**
 * How a call of a function ended.
 *
 * @param requestId of the call
 * @param version that was called
 * @param payload the answer, or the error as JSON
 * @param error {@code Unhandled} if the function failed
 * @param log what the call wrote to the log, at most the last 4 KB
 */
public record CallResult(String requestId, String version, Payload payload, Optional<String> error, String log) {}
