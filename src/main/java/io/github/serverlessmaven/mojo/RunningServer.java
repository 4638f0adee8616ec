/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.front.LocalServer;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/** Functions that are served while the build goes on. */
final class RunningServer implements AutoCloseable {

    private static final String KEY = "serverless.server";

    private final LocalTarget target;
    private final LocalServer server;

    RunningServer(LocalTarget target, LocalServer server) {
        this.target = target;
        this.server = server;
    }

    /** Leaves the server for a later goal of the same module. */
    void keep(MavenProject project) {
        project.setContextValue(KEY, this);
    }

    /** The server an earlier goal left. */
    static Optional<RunningServer> of(MavenProject project) {
        return Optional.ofNullable(project.getContextValue(KEY)).map(RunningServer.class::cast);
    }

    @Override
    public void close() {
        server.close();
        target.close();
    }
}
