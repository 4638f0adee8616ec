/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Brings a stack into a state from which it can be deployed, whatever others are doing with it or an earlier deployment left behind.
 *
 * @param listener is told what happens
 */
record StackRecovery(Stacks stacks, StackMonitor monitor, Consumer<DeployEvent> listener) {

    /**
     * The stack of a service, if it exists and can be updated. Waits for the end of what others do with it, and removes one that never
     * was complete.
     *
     * @throws DeploymentException if it can neither be updated nor removed without loss
     */
    Optional<Stack> usable(Manifest manifest) {
        String name = manifest.stackName();
        Optional<Stack> found = stacks.find(name);
        if (found.isPresent() && !found.get().status().isSettled()) {
            monitor.awaitOthers(found.get());
            found = stacks.find(name);
        }
        if (found.isEmpty() || found.get().status().isReview()) {
            return Optional.empty();
        }
        Stack stack = found.get();
        if (stack.status().isFailedCreation()) {
            listener.accept(new DeployEvent.Resetting(name, stack.status()));
            new StackDeletion(stacks, monitor).delete(stack, manifest.stack().role());
            return Optional.empty();
        }
        if (!stack.status().isUpdatable()) {
            throw new DeploymentException(
                    "The stack " + name + " is in status " + stack.status() + " and cannot be updated.",
                    stack.status().text().equals("UPDATE_ROLLBACK_FAILED")
                            ? "Let CloudFormation finish its rollback (\"aws cloudformation continue-update-rollback --stack-name "
                                    + name + "\"), then deploy again."
                            : "Run \"mvn serverless:remove\", then deploy again.");
        }
        return found;
    }
}
