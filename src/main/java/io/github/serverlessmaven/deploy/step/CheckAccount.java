/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/** Checks that the credentials are for the account that is expected; AWS is asked only if no stack shows it. */
public final class CheckAccount implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        if (context.safeguards().expectedAccount().isPresent()) {
            context.safeguards().requireExpected(context.account());
        }
    }
}
