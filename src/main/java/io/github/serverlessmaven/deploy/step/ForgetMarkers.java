/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/** Deletes the markers of functions that are as the template of the stack has them again; newer markers stay. */
public final class ForgetMarkers implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.forgetMarkers();
    }
}
