/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.log.LogStream;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.UnpackedZips;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The files of execution environments, each of which is known by its log. */
final class EnvironmentFiles {

    private final StateFolder state;
    private final LocalLogs logs;
    private final Clock clock;
    private final UniqueIds ids;

    EnvironmentFiles(StateFolder state, LocalLogs logs, Clock clock, UniqueIds ids) {
        this.state = state;
        this.logs = logs;
        this.clock = clock;
        this.ids = ids;
    }

    /** The log of a new environment, named as Lambda does. */
    LogStream newLog(DeployedFunction function) {
        String id = ids.next().replace("-", "");
        String date =
                LocalDate.ofInstant(clock.now(), ZoneOffset.UTC).toString().replace('-', '/');
        return logs.stream(function.logGroup(), date + "/[" + function.version() + "]" + id);
    }

    /** Where the function has its temporary files. */
    Path temporary(LogStream log) {
        return folder("tmp", log);
    }

    /** Where the code of an environment is that was started before there was any. */
    Path taskRoot(LogStream log) {
        return folder("roots", log);
    }

    private Path folder(String kind, LogStream log) {
        return state.path().resolve(kind).resolve(log.name().replaceAll(".*]", ""));
    }

    /** Deletes all but the log. */
    void delete(LogStream log) {
        try {
            UnpackedZips.deleteTree(temporary(log));
            UnpackedZips.deleteTree(taskRoot(log));
        } catch (IOException | UncheckedIOException stillInUse) {
            // Files of the function's that cannot be deleted now lie in target and go with it.
        }
    }

    /** Deletes all of an environment that never had a call. */
    void deleteUnused(LogStream log) {
        delete(log);
        try {
            Files.deleteIfExists(log.file());
        } catch (IOException stillInUse) {
            // As above.
        }
    }
}
