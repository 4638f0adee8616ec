/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.Set;

/**
 * Finds out whether the stack has the folder's template, tags and topics already, so that CloudFormation need not be asked. Reads
 * {@code stack.tags}, {@code stack.notificationArns} and {@code secrets}.
 */
public final class CompareStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (!context.isForced()
                && context.deployed()
                        .filter(deployed -> isUpToDate(deployed, context))
                        .isPresent()) {
            context.markUpToDate();
        }
    }

    private static boolean isUpToDate(DeployedStack deployed, DeploymentContext context) {
        Manifest manifest = context.manifest();
        Stack stack = deployed.stack();
        if (!stack.status().isSuccess()
                || !stack.tags().equals(manifest.stackTags())
                || !Set.copyOf(stack.notificationArns())
                        .equals(Set.copyOf(manifest.stack().notificationArns()))) {
            return false;
        }
        Value.Mapping wanted = context.folder().template();
        return new StackParameters(manifest, context.target()).areDeterminedBy(wanted)
                && deployed.template().filter(wanted::equals).isPresent();
    }
}
