/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.progress.StackProgress;

/** Protects the stack from deletion, or ends that, where it is not as configured. Reads {@code stack.deletionProtection}. */
public final class SetDeletionProtection implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        Stack stack = context.stack().orElseThrow();
        context.manifest()
                .stack()
                .deletionProtection()
                .filter(wanted -> wanted != stack.isProtected())
                .ifPresent(wanted -> {
                    context.stacks().protect(stack.name(), wanted);
                    context.report(new StackProgress.Protection(stack.name(), wanted));
                });
    }
}
