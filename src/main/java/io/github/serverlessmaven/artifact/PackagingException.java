/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import org.jspecify.annotations.Nullable;

/** A package could not be built from what is there. */
public final class PackagingException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    PackagingException(String problem, String remedy) {
        super(problem, remedy);
    }

    PackagingException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
