/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

/** Why a template or a resource cannot be made, with the message of AWS where there is one. */
public final class ResourceProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** The message is the one of CloudFormation. */
    public ResourceProblem(String message) {
        super(message);
    }

    /** The message of CloudFormation. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
