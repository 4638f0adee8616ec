/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import io.github.serverlessmaven.diagnostic.ServerlessException;

/** Somebody else changes or changed a function at the same time. */
public final class FunctionChangedException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    /** Makes the failure of one call. */
    public FunctionChangedException(String functionName, Exception cause) {
        super(
                "Somebody else changes the function " + functionName + " at the same time.",
                "Wait for the end of that, then deploy again.",
                cause);
    }
}
