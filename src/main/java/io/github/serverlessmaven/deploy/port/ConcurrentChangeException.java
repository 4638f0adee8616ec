/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;

/** Somebody else changes or changed the stack at the same time, so that a change set is gone or cannot be carried out now. */
public final class ConcurrentChangeException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    /** Makes the failure of one call. */
    public ConcurrentChangeException(String stackName, Exception cause) {
        super(
                "Another deployment of stack " + stackName + " is running.",
                "Wait for its end, then deploy again.",
                cause);
    }
}
