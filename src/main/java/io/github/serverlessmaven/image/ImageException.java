/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import org.jspecify.annotations.Nullable;

/** An image that cannot be built or pushed. */
public final class ImageException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    ImageException(String problem, String remedy) {
        super(problem, remedy);
    }

    ImageException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, remedy, cause);
    }
}
