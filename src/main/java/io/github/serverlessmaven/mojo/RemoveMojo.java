/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.deploy.Remover;
import io.github.serverlessmaven.deploy.Target;
import io.github.serverlessmaven.model.ImageRepository;
import io.github.serverlessmaven.model.Service;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Takes the service's stage down: its packages in the deployment bucket with all their versions, the stack with everything in it, and
 * the repository of the images that were built here.
 * Other stages are not touched. Nothing needs to be built.
 *
 * @since 0.1.0
 */
@Mojo(name = "remove", requiresProject = false, threadSafe = true)
public final class RemoveMojo extends AbstractTargetMojo {

    /**
     * Empties the stack's bucket even of objects that do not belong to this stage.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.force", defaultValue = "false")
    private boolean force;

    @Override
    void run() {
        for (ServiceModule module : services()) {
            remove(module, read(module).service());
        }
    }

    private void remove(ServiceModule module, Service service) {
        try (Target target = target(module, service)) {
            Remover remover = new Remover(
                    target.stacks(), target.store(), target.images(), target.clock(), new DeployConsole(getLog()));
            boolean removed = remover.remove(
                    service.stackName(),
                    service.deploymentBucket().name(),
                    service.roles().deployment(),
                    service.artifactPrefix(),
                    force);
            ImageRepository images = service.imageRepository();
            if (images.isOwn()) {
                remover.removeImages(images.repository().name(), service.stackName());
            }
            getLog().info(
                            removed
                                    ? "Removed stack " + service.stackName() + " from " + target.place()
                                    : "There is no stack " + service.stackName() + " in " + target.place());
        }
    }
}
