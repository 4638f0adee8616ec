/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.DeployConsole;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.RollBackService;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Returns the stack to an earlier deployment: template, parameters, tags, functions and images as they were then. Nothing is built:
 * everything is in the deployment bucket and the image repository. Missing parts are reported before anything is changed.
 *
 * @since 0.1.0
 */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends AbstractServerlessMojo {

    /**
     * The deployment to return to: its id as <code>serverless:deployments</code> lists it, one of the two parts of the id, or its time,
     * such as <code>2026-11-30T07:17:51Z</code>. Without it, the stack returns to the deployment before the current one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.rollback.to")
    private @Nullable String to;

    /**
     * Whether parameters with <code>NoEcho</code>, whose values are never recorded, keep the values that the stack has now. Otherwise a
     * rollback to a deployment with such values is refused; secrets that the configuration reads from AWS are read again.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.rollback.keepSecrets", defaultValue = "false")
    private boolean keepSecrets;

    /**
     * Reverts an incomplete change of the stack: continues a rollback that failed, and if it fails again, skips exactly those resources
     * that cannot be rolled back; or rolls back a failed change that <code>provider.disableRollback</code> kept. Nothing else is done,
     * unless <code>serverless.rollback.to</code> names a deployment.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.rollback.continue", defaultValue = "false")
    private boolean continueRollback;

    /** Called by Maven. */
    @Inject
    public RollbackMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        try (DeployConsole console = console(build)) {
            new RollBackService(
                            build,
                            new LoadService(build),
                            targets(build),
                            Optional.ofNullable(to),
                            keepSecrets,
                            continueRollback,
                            safeguards(build),
                            console)
                    .rollBackAll();
        }
    }
}
