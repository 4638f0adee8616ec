/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Stack;
import java.util.Optional;

/** Finds the stack, after the end of what others do with it. Reads {@code stackName}. */
public final class FindStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (context.stack().isPresent()) {
            return; // the function path found it
        }
        Optional<Stack> found = context.lookUp();
        if (found.isPresent() && !found.get().status().isSettled()) {
            found = context.monitor().awaitOthers(found.get()).stack();
        }
        context.found(found.filter(stack -> !stack.status().isReview()));
    }
}
