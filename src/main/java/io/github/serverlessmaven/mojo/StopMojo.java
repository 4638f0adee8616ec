/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.ServeLocally;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Ends the server that <code>serverless:start</code> with <code>fork</code> started in the same build. Without this goal, it ends with
 * the build.
 *
 * @since 0.1.0
 */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StopMojo extends AbstractServerlessMojo {

    /** Called by Maven. */
    @Inject
    public StopMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        ServeLocally.stop(build);
    }
}
