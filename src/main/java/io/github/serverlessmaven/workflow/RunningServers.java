/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.util.ArrayList;
import java.util.List;

/** All that one run of <code>serverless:start</code> serves, until <code>serverless:stop</code> or the end of the build. */
final class RunningServers implements AutoCloseable {

    private final List<RunningServer> servers = new ArrayList<>();

    void add(RunningServer server) {
        servers.add(server);
    }

    List<RunningServer> servers() {
        return servers;
    }

    @Override
    public void close() {
        servers.forEach(RunningServer::close);
    }
}
