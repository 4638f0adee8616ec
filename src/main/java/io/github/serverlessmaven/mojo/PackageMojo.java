/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.workflow.BuildContext;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Builds the packages of all functions and compiles the CloudFormation template, into <code>target/serverless/</code>. Needs neither
 * credentials nor network, unless variables take values from AWS. Called from the command line, it first builds what is missing, for all
 * modules.
 *
 * @since 0.1.0
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public final class PackageMojo extends AbstractPackagingMojo {

    /** Called by Maven. */
    @Inject
    public PackageMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        packaging(build).packageAll();
    }
}
