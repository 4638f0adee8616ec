/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.ServiceInfo;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.DescribeService;
import io.github.serverlessmaven.workflow.LoadService;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows what is deployed: the stack with its status, the functions, the URLs at which they are reached, the stack's outputs; on the local target also the messages for queues,
 * topics and buses that are kept there.
 *
 * @since 0.1.0
 */
@Mojo(name = "info", requiresProject = false, threadSafe = true)
public final class InfoMojo extends AbstractServerlessMojo {

    /** Called by Maven. */
    @Inject
    public InfoMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        new DescribeService(build, new LoadService(build), targets(build))
                .describeAll()
                .forEach(service -> StandardOutput.print(ServiceInfo.of(service), Optional.empty()));
    }
}
