/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a function answered. */
public final class InvocationResult {

    private final byte[] payload;
    private final Optional<String> functionError;
    private final String log;

    InvocationResult(byte[] payload, Optional<String> functionError, String log) {
        this.payload = payload;
        this.functionError = functionError;
        this.log = log;
    }

    /** The answer, or the description of the error as JSON. */
    public String payload() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    /** The same as bytes. */
    public byte[] payloadBytes() {
        return payload.clone();
    }

    /** The kind of the error, such as <code>Unhandled</code>; empty if the function returned. */
    public Optional<String> functionError() {
        return functionError;
    }

    /** The end of what the function logged, at most 4 KB. */
    public String log() {
        return log;
    }

    @Override
    public String toString() {
        return functionError.map(error -> error + ": ").orElse("") + payload();
    }
}
