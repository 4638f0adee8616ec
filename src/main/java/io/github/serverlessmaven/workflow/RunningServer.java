/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.trigger.LocalServer;
import java.util.Optional;

/**
 * A service that <code>serverless:start</code> serves.
 *
 * @param module its module
 * @param target where it is deployed
 * @param server where it answers
 * @param sources what it reads that is not on this machine
 */
record RunningServer(ServiceModule module, LocalTarget target, LocalServer server, Optional<ForeignSources> sources)
        implements AutoCloseable {

    @Override
    public void close() {
        server.close();
        target.close();
        sources.ifPresent(ForeignSources::close);
    }
}
