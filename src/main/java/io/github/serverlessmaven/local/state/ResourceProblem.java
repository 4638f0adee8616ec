/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

/** Why a template or a resource cannot be made, in the words of AWS where it has some. */
public final class ResourceProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The message is what CloudFormation would say. */
    public ResourceProblem(String message) {
        super(message);
    }

    /** What CloudFormation would say. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
