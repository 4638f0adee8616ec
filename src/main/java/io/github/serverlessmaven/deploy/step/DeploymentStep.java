/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/**
 * One step of a deployment. It reads its settings from the manifest, and does nothing where they are not set or what they ask for is
 * there already: running it again after a failure continues the work.
 */
@FunctionalInterface
public interface DeploymentStep {

    /**
     * Takes the step.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it cannot be taken; the steps after it are not
     */
    void run(DeploymentContext context);
}
