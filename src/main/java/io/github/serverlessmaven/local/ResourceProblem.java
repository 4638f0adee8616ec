/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

/** Why a template or a resource cannot be made, in the words of AWS where it has some. */
final class ResourceProblem extends RuntimeException {

    private static final long serialVersionUID = 1;

    ResourceProblem(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
