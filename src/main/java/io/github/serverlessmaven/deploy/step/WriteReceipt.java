/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.diagnostic.ServerlessException;

/** Leaves a receipt in the bucket that says which template the stack has, for the next deployment. */
public final class WriteReceipt implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.unchangedStack().ifPresent(stack -> {
            try {
                context.receipts(context.bucket())
                        .write(stack, context.manifest().templateSha256());
            } catch (ServerlessException unwritten) {
                // Without it the next deployment reads the template.
            }
        });
    }
}
