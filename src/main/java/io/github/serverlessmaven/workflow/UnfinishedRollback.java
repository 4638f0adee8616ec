/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.StackProgress;
import io.github.serverlessmaven.deploy.stack.StackMonitor;
import io.github.serverlessmaven.deploy.stack.StackRollback;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.model.Service;
import java.util.function.Consumer;

/**
 * A change of a stack that CloudFormation could neither make nor undo.
 *
 * @param service the service of the stack
 * @param target where it is
 * @param commands commands that lead there
 * @param safeguards what is checked and asked before anything is changed
 * @param events receives the progress
 */
record UnfinishedRollback(
        Service service,
        Target target,
        SuggestedCommands commands,
        Safeguards safeguards,
        Consumer<DeployEvent> events) {

    /**
     * Undoes it.
     *
     * @throws ServerlessException if there is no such change
     */
    void finish() {
        Stack stack = target.stacks()
                .find(service.stackName())
                .orElseThrow(() -> new ServerlessException(
                        "There is no stack " + service.stackName() + " in " + target.place() + ".",
                        "Deploy it with \"" + commands.maven("deploy") + "\"."));
        if (!StackRollback.isOpen(stack.status())) {
            throw new ServerlessException(
                    "The stack " + stack.name() + " is " + stack.statusText() + ": there is no rollback to continue.",
                    "Remove -Dserverless.rollback.continue to return to an earlier deployment.");
        }
        safeguards.requireExpected(stack.account().orElseGet(target::account));
        target.caller()
                .ifPresent(caller ->
                        events.accept(new StackProgress.Identified(caller, target.place(), "stack " + stack.name())));
        safeguards.requireConfirmed(
                "Roll back stack " + stack.name() + ", and leave resources as they are that cannot be rolled back?");
        new StackRollback(target.stacks(), new StackMonitor(target.stacks(), target.clock(), events), commands, events)
                .finish(stack, service.roles().deployment());
    }
}
