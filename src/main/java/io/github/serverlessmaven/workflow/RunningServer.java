/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.trigger.LocalServer;

/**
 * A service that <code>serverless:start</code> serves.
 *
 * @param module its module
 * @param target where it is deployed
 * @param server where it answers
 */
record RunningServer(ServiceModule module, LocalTarget target, LocalServer server) implements AutoCloseable {

    @Override
    public void close() {
        server.close();
        target.close();
    }
}
