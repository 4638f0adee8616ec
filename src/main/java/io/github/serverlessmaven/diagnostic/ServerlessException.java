/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.diagnostic;

import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can do something about: the message says what and how, and no stack trace is needed to understand it.
 * Anything else that is thrown is a defect of ours.
 */
public class ServerlessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * Makes a failure without a technical cause.
     *
     * @param problem what is wrong, with the value received
     * @param remedy what the user can do; empty if the problem says it
     */
    public ServerlessException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    /**
     * Makes a failure with a technical cause, shown only with Maven's {@code -e}.
     *
     * @param problem what is wrong, with the value received
     * @param remedy what the user can do; empty if the problem says it
     * @param cause what was caught
     */
    public ServerlessException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    /** What the user can do; empty if the problem says it. */
    public final String remedy() {
        return remedy;
    }

    /** The whole text for the user: the problem and, on a line of its own, the remedy. */
    public String render() {
        String problem = String.valueOf(getMessage());
        return remedy.isEmpty() ? problem : problem + System.lineSeparator() + "    -> " + remedy;
    }
}
