/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.LoadService;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the configuration and reports all its problems at once, with their places. Needs neither credentials nor network, unless variables take values from AWS.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, requiresProject = false, threadSafe = true)
public final class ValidateMojo extends AbstractServerlessMojo {

    /** Called by Maven. */
    @Inject
    public ValidateMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new LoadService(build).validateAll();
    }
}
