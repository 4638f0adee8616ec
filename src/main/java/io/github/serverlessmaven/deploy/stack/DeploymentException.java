/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.stack;

import io.github.serverlessmaven.deploy.failure.StackFailure;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CloudFormation could not do what it was asked. */
public final class DeploymentException extends ServerlessException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable StackFailure failure;

    /** Makes a failure. */
    public DeploymentException(String problem, String remedy) {
        super(problem, remedy);
        this.failure = null;
    }

    /** Makes a failure that CloudFormation explains by events. */
    public DeploymentException(StackFailure failure) {
        super(failure.problem(), failure.remedy());
        this.failure = failure;
    }

    /** The failure by its parts; empty for one that is no event of the stack. */
    public Optional<StackFailure> failure() {
        return Optional.ofNullable(failure);
    }
}
