/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.util.Optional;

/**
 * How CloudFormation deletes a stack.
 *
 * @param role the ARN of the role in which it works; the caller's rights hold if empty
 * @param express whether it does not wait until each resource is gone
 */
public record DeletionOptions(Optional<String> role, boolean express) {

    /** By the caller's rights; each resource is gone at the end. */
    public static final DeletionOptions STANDARD = new DeletionOptions(Optional.empty(), false);

    /** In a role; each resource is gone at the end. */
    public static DeletionOptions as(Optional<String> role) {
        return new DeletionOptions(role, false);
    }
}
