/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.DeploymentList;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.ListDeployments;
import io.github.serverlessmaven.workflow.LoadService;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Lists what was deployed, the newest deployment first: its id, its time, the Git commit that was packaged and who deployed it. The one
 * whose template the stack has is marked.
 *
 * @since 0.1.0
 */
@Mojo(name = "deployments", requiresProject = false, threadSafe = true)
public final class DeploymentsMojo extends AbstractServerlessMojo {

    /**
     * How many deployments are listed, the newest ones; at least 1.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.deployments.limit", defaultValue = "20")
    private int limit;

    /** Called by Maven. */
    @Inject
    public DeploymentsMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new ListDeployments(build, new LoadService(build), targets(build), limit)
                .listAll()
                .forEach(deployments -> StandardOutput.print(DeploymentList.of(deployments), Optional.empty()));
    }
}
