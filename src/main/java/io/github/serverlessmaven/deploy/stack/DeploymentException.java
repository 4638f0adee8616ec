/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.diagnostic.ServerlessException;

/** CloudFormation could not do what it was asked. */
public final class DeploymentException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    /** Makes a failure. */
    public DeploymentException(String problem, String remedy) {
        super(problem, remedy);
    }
}
