/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.DeploymentException;
import io.github.serverlessmaven.deploy.stack.StackDeletion;
import io.github.serverlessmaven.deploy.stack.StackRollback;
import java.util.Optional;

/** Removes a stack that never was complete, continues a rollback that failed, and checks that any other can be updated. Reads {@code stack.role}. */
public final class RecoverStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.stack().ifPresent(stack -> {
            if (stack.status().isFailedCreation()) {
                context.reportIdentity();
                context.report(new StackProgress.Resetting(stack.name(), stack.status()));
                new StackDeletion(context.stacks(), context.monitor(), context.commands())
                        .delete(
                                stack,
                                DeletionOptions.as(context.manifest().stack().role()));
                context.found(Optional.empty());
            } else if (stack.status().isRollbackFailed()) {
                context.reportIdentity();
                context.found(
                        new StackRollback(context.stacks(), context.monitor(), context.commands(), context::report)
                                .resume(stack, context.manifest().stack().role()));
            } else {
                requireUpdatable(stack, context.commands());
            }
        });
    }

    private static void requireUpdatable(Stack stack, SuggestedCommands commands) {
        if (!stack.status().isUpdatable()) {
            throw new DeploymentException(
                    "The stack " + stack.name() + " is in status " + stack.status() + " and cannot be updated.",
                    "Run \"" + commands.maven("remove") + "\", then deploy again.");
        }
    }
}
