/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.mapping;

/** Something cannot be mapped: a body that is not JSON, a template or a path that is malformed. */
public final class MappingProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isOfBody;

    private MappingProblem(String message, boolean isOfBody, Throwable cause) {
        super(message, cause);
        this.isOfBody = isOfBody;
    }

    static MappingProblem ofBody(Throwable cause) {
        return new MappingProblem("Could not parse request body into json: " + cause.getMessage(), true, cause);
    }

    static MappingProblem ofTemplate(Throwable cause) {
        return new MappingProblem(String.valueOf(cause.getMessage()), false, cause);
    }

    /** Whether the body is at fault, not the template. */
    public boolean isOfBody() {
        return isOfBody;
    }
}
