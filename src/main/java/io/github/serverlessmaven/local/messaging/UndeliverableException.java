/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import java.io.UncheckedIOException;

/** A message has no receiver, or its receiver did not accept it. */
final class UndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String NO_RESOURCE = "NO_RESOURCE";

    private final String code;

    /**
     * A message that will never be delivered.
     *
     * @param code the error code that EventBridge gives with it
     */
    UndeliverableException(String code, String message) {
        super(message);
        this.code = code;
    }

    private UndeliverableException(String code, UncheckedIOException cause) {
        super(cause.getMessage(), cause);
        this.code = code;
    }

    /** This machine has nothing of that ARN. */
    static UndeliverableException noReceiver(String arn) {
        return new UndeliverableException(NO_RESOURCE, "this machine has no " + arn);
    }

    /** The receiver does not answer: it may accept the message later. */
    static UndeliverableException failed(UncheckedIOException cause) {
        return new UndeliverableException("CONNECTION_FAILURE", cause);
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }

    /** Whether this machine has no such receiver. */
    boolean isOfUnknownReceiver() {
        return code.equals(NO_RESOURCE);
    }

    /** Whether a retry may succeed. */
    boolean isTransient() {
        return getCause() != null;
    }
}
