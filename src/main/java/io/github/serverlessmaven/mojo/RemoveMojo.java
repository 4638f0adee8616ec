/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.DeployConsole;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.RemoveService;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes the service's stage: its packages in the deployment bucket with all their versions, the stack with everything in it, and
 * the repository of the images that were built here.
 * Other stages are not touched. Nothing needs to be built.
 *
 * @since 0.1.0
 */
@Mojo(name = "remove", requiresProject = false, threadSafe = true)
public final class RemoveMojo extends AbstractServerlessMojo {

    /**
     * Empties the stack's bucket even of objects that do not belong to this stage.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.remove.force", defaultValue = "false")
    private boolean removeForce;

    /** Called by Maven. */
    @Inject
    public RemoveMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        try (DeployConsole console = console(build)) {
            new RemoveService(build, new LoadService(build), targets(build), removeForce, safeguards(build), console)
                    .removeAll();
        }
    }
}
