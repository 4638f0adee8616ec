/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/** Reports who changes what, once something is going to be changed. */
public final class ReportIdentity implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.reportIdentity();
    }
}
