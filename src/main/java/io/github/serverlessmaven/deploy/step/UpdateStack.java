/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/** Brings the stack to the folder's template; creates it if there is none. Reads {@code stack} and {@code secrets}. */
public final class UpdateStack implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        new StackUpdate(context).execute(context.folder().template());
    }
}
