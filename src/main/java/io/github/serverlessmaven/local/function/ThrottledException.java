/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;

/** A call that Lambda would answer with 429. */
public final class ThrottledException extends ServerlessException {

    private static final long serialVersionUID = 1;

    /** A call for which there is no room. */
    public ThrottledException(String problem, String remedy) {
        super(problem, remedy);
    }
}
