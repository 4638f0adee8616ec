/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

/** Why SNS rejects a request, with its message. */
public final class TopicProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * Creates a refusal.
     *
     * @param code SNS's error code, such as {@code InvalidParameter}
     */
    public TopicProblem(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A parameter that SNS rejects. */
    public static TopicProblem invalid(String reason) {
        return new TopicProblem("InvalidParameter", "Invalid parameter: " + reason);
    }

    /** SNS's error code. */
    public String code() {
        return code;
    }

    /** SNS's message. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
