/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.step;

import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.stack.DeployEvent;
import io.github.serverlessmaven.manifest.Manifest.PackagedArtifact;

/** Uploads the packages that the bucket does not have. Reads {@code artifacts} and {@code bucket.encryption}. */
public final class UploadArtifacts implements DeploymentStep {

    @Override
    public void run(DeploymentContext context) {
        ArtifactStore store = context.store();
        for (PackagedArtifact artifact : context.manifest().artifacts()) {
            if (!store.contains(context.bucket(), artifact.key())) {
                store.upload(
                        context.bucket(),
                        artifact.key(),
                        context.folder().file(artifact),
                        context.folder().digest(artifact));
                context.report(new DeployEvent.Uploaded(artifact.path(), artifact.size()));
            }
        }
    }
}
