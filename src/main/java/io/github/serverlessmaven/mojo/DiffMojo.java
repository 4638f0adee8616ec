/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * The same as <code>serverless:plan</code>.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends PlanMojo {

    /** Called by Maven. */
    @Inject
    public DiffMojo(MavenComponents maven) {
        super(maven);
    }
}
