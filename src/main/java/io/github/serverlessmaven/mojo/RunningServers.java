/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** All that one run of <code>serverless:start</code> serves, until <code>serverless:stop</code> or the end of the build. */
final class RunningServers implements AutoCloseable {

    private static final String KEY = "serverless.servers";

    private final List<RunningServer> servers = new ArrayList<>();

    void add(RunningServer server) {
        servers.add(server);
    }

    List<RunningServer> servers() {
        return servers;
    }

    /** Leaves the servers for a later goal of the same module. */
    void keep(MavenProject project) {
        project.setContextValue(KEY, this);
    }

    /** The servers an earlier goal left. */
    static Optional<RunningServers> of(MavenProject project) {
        return Optional.ofNullable(project.getContextValue(KEY)).map(RunningServers.class::cast);
    }

    @Override
    public void close() {
        servers.forEach(RunningServer::close);
    }
}
