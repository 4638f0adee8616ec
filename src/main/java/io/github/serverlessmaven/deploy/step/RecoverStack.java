/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.stack.DeployEvent;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackDeletion;
import java.util.Optional;

/**
 * Finds the stack in a state from which it can be deployed, or brings it there: waits for the end of what others do with it, and
 * removes one that never was complete. Reads {@code stackName} and {@code stack.role}.
 */
public final class RecoverStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.found(usable(context));
    }

    private static Optional<Stack> usable(DeploymentContext context) {
        String name = context.manifest().stackName();
        Optional<Stack> found = context.stacks().find(name);
        if (found.isPresent() && !found.get().status().isSettled()) {
            context.monitor().awaitOthers(found.get());
            found = context.stacks().find(name);
        }
        if (found.isEmpty() || found.get().status().isReview()) {
            return Optional.empty();
        }
        Stack stack = found.get();
        if (stack.status().isFailedCreation()) {
            context.report(new DeployEvent.Resetting(name, stack.status()));
            new StackDeletion(context.stacks(), context.monitor())
                    .delete(stack, context.manifest().stack().role());
            return Optional.empty();
        }
        requireUpdatable(stack);
        return found;
    }

    private static void requireUpdatable(Stack stack) {
        if (!stack.status().isUpdatable()) {
            throw new DeploymentException(
                    "The stack " + stack.name() + " is in status " + stack.status() + " and cannot be updated.",
                    stack.status().text().equals("UPDATE_ROLLBACK_FAILED")
                            ? "Let CloudFormation finish its rollback (\"aws cloudformation continue-update-rollback --stack-name "
                                    + stack.name() + "\"), then deploy again."
                            : "Run \"mvn serverless:remove\", then deploy again.");
        }
    }
}
