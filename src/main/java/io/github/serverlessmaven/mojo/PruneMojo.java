/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.PrunedList;
import io.github.serverlessmaven.report.console.DeployConsole;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.PruneService;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deletes what only old deployments of a stack used: versions of functions and layers, packages in the deployment bucket, and images in the
 * repository of the service. What the stack uses now, what an alias points to, and what a kept deployment uses, is not deleted.
 *
 * @since 0.1.0
 */
@Mojo(name = "prune", requiresProject = false, threadSafe = true)
public final class PruneMojo extends AbstractServerlessMojo {

    /**
     * How many deployments are kept, the newest ones with the current one, and how many versions of each function and layer; at least 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.prune.keep", defaultValue = "5")
    private int keep;

    /**
     * Only lists what would be deleted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.prune.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Called by Maven. */
    @Inject
    public PruneMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        try (DeployConsole console = console(build)) {
            new PruneService(build, new LoadService(build), targets(build), keep, dryRun, safeguards(build), console)
                    .pruneAll()
                    .forEach(pruned -> PrunedList.of(pruned).forEach(getLog()::info));
        }
    }
}
