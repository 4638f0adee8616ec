/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.stack.CoreTemplate;
import io.github.serverlessmaven.deploy.stack.DeployedStack;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether the stack has the folder's template, tags and topics already, so that CloudFormation need not be asked. Reads
 * {@code stack.tags}, {@code stack.notificationArns} and {@code secrets}.
 */
public final class CompareStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (!context.isForced()
                && context.stack()
                        .filter(stack -> isAsConfigured(stack, context))
                        .isPresent()
                && hasTemplate(context)) {
            context.markUpToDate();
        }
    }

    private static boolean isAsConfigured(Stack stack, DeploymentContext context) {
        Manifest manifest = context.manifest();
        return stack.status().isSuccess()
                && stack.tags().equals(manifest.stackTags())
                && Set.copyOf(stack.notificationArns())
                        .equals(Set.copyOf(manifest.stack().notificationArns()))
                && new StackParameters(manifest, context.target())
                        .areDeterminedBy(context.folder().template());
    }

    /** The template is read only if no receipt identifies it. */
    private static boolean hasTemplate(DeploymentContext context) {
        DeployedStack deployed = context.deployed().orElseThrow();
        Value.Mapping wanted = context.folder().template();
        if (hasReceipt(deployed.stack(), wanted, context)) {
            context.found(deployed.stack(), wanted);
            return true;
        }
        return deployed.template().filter(wanted::equals).isPresent();
    }

    private static boolean hasReceipt(Stack stack, Value.Mapping wanted, DeploymentContext context) {
        Optional<String> bucket = context.manifest().bucket().name().or(() -> CoreTemplate.bucket(stack, wanted));
        try {
            return bucket.filter(name -> context.receipts(name)
                            .key(stack, context.manifest().templateSha256())
                            .filter(key -> context.keys(name).contains(key))
                            .isPresent())
                    .isPresent();
        } catch (ServerlessException unreadable) {
            return false; // a bucket that cannot be used is reported before it is needed
        }
    }
}
