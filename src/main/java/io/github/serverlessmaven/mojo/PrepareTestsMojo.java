/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.PrepareTests;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Prepares tests with <code>@ServerlessTest</code>: writes to <code>target/serverless/tests/</code> the template of the service and how its
 * functions are started from compiled classes, variables resolved. Packages nothing. Tests then run with Maven and, until a POM or the
 * configuration changes, in an IDE.
 *
 * @since 0.1.0
 */
@Mojo(name = "prepare-tests", defaultPhase = LifecyclePhase.PROCESS_CLASSES, requiresProject = false, threadSafe = true)
public final class PrepareTestsMojo extends AbstractServerlessMojo {

    /** Called by Maven. */
    @Inject
    public PrepareTestsMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new PrepareTests(build, new LoadService(build), local()).prepareAll();
    }
}
