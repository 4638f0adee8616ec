/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.mojo.maven.MavenComponents;
import io.github.serverlessmaven.report.console.StandardOutput;
import io.github.serverlessmaven.workflow.BuildContext;
import io.github.serverlessmaven.workflow.FollowLogs;
import io.github.serverlessmaven.workflow.LoadService;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Prints the log of a deployed function on standard output, each event with its time; with Maven's <code>-q</code> nothing else is
 * printed there. The events of all execution environments are shown in chronological order.
 *
 * @since 0.1.0
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public final class LogsMojo extends AbstractServerlessMojo {

    /**
     * The function, by its key in the configuration. May be left out when the service has only one.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.function")
    private @Nullable String function;

    /**
     * The start of the log that is shown: a time before now such as <code>30m</code>, <code>2h</code> or <code>3d</code>, a date or time
     * such as <code>2026-11-25</code> or <code>2026-11-25T14:30</code>, in UTC unless it has an offset, or seconds or milliseconds since
     * 1970. Without it, <code>10m</code>, or <code>10s</code> with <code>tail</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.startTime")
    private @Nullable String startTime;

    /**
     * A filter pattern of CloudWatch Logs: only events that match it are shown, such as <code>ERROR</code>, <code>"not found"</code>
     * or <code>?ERROR ?WARN</code>.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.filter")
    private @Nullable String filter;

    /**
     * Whether the goal follows the log until Ctrl+C.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.tail", defaultValue = "false")
    private boolean tail;

    /**
     * How often the log is read with <code>tail</code>, in milliseconds; at least 100.
     *
     * @since 0.1.0
     */
    @Parameter(property = "serverless.logs.interval", defaultValue = "1000")
    private int interval;

    /** Called by Maven. */
    @Inject
    public LogsMojo(MavenComponents maven) {
        super(maven);
    }

    @Override
    void run(BuildContext build) {
        FollowLogs.Query query = new FollowLogs.Query(
                Optional.ofNullable(function),
                Optional.ofNullable(startTime),
                Optional.ofNullable(filter),
                tail,
                interval);
        new FollowLogs(build, new LoadService(build), targets(build))
                .follow(query, line -> StandardOutput.print(line, Optional.empty()));
    }
}
