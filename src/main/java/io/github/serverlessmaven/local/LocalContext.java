/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.runtime.ServiceEndpoints;
import io.github.serverlessmaven.local.service.RunningServices;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.LocalUrls;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.util.Optional;
import java.util.UUID;

/**
 * What the parts of the local target share.
 *
 * @param settings of the target
 * @param state the folder with all that is deployed
 * @param store where packages are
 * @param logs what functions write
 * @param running where a running <code>serverless:start</code> answers, its own or that of another process
 * @param urls the addresses of APIs and function URLs
 * @param endpoints where functions find the services of this machine
 * @param ids for what AWS numbers
 */
record LocalContext(
        LocalSettings settings,
        StateFolder state,
        LocalArtifactStore store,
        LocalLogs logs,
        RunningServices running,
        LocalUrls urls,
        ServiceEndpoints endpoints,
        UniqueIds ids) {

    private static final String REGION = "us-east-1";

    /** Reads and starts nothing yet. */
    static LocalContext of(LocalSettings settings) {
        StateFolder state = new StateFolder(settings.folder());
        RunningServices running = new RunningServices(state);
        return new LocalContext(
                settings,
                state,
                new LocalArtifactStore(state),
                new LocalLogs(state),
                running,
                new LocalUrls(state, running::findServer),
                new ServiceEndpoints(),
                () -> UUID.randomUUID().toString());
    }

    String region() {
        return settings.region().orElse(REGION);
    }

    Clock clock() {
        return settings.clock();
    }

    FunctionDirectory functions() {
        return new FunctionDirectory(state);
    }

    /** The server whose services functions call in place of those of this machine. */
    Optional<FunctionAccess> elsewhere() {
        return settings.sources().flatMap(EventSources::functions);
    }

    void info(String message) {
        settings.console().info(message);
    }

    void warn(String message) {
        settings.console().warn(message);
    }
}
