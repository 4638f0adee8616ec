/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

/** Checks that the bucket of the configuration can be used, before anything is done. Reads {@code bucket.name}. */
public final class RequireBucket implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        context.manifest().bucket().name().ifPresent(name -> context.store().requireUsable(name));
    }
}
