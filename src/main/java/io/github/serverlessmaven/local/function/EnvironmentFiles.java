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
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The files of execution environments, each of which is known by its log. */
final class EnvironmentFiles {

    private static final String TEMPORARY = "tmp";
    private static final String TASK_ROOTS = "roots";

    /** How long those of a process that was killed stay at least; an environment may live for days. */
    private static final Duration KEPT = Duration.ofDays(7);

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
        return folder(TEMPORARY, log);
    }

    /** Where the code of an environment is that was started before there was any. */
    Path taskRoot(LogStream log) {
        return folder(TASK_ROOTS, log);
    }

    private Path folder(String kind, LogStream log) {
        return state.path().resolve(kind).resolve(log.name().replaceAll(".*]", ""));
    }

    /** Deletes what earlier processes left when they were killed. */
    void deleteAbandoned() {
        for (String kind : List.of(TEMPORARY, TASK_ROOTS)) {
            new UnpackedZips(state.path().resolve(kind), clock).deleteUnused(KEPT);
        }
    }

    /** Deletes all but the log. */
    void delete(LogStream log) {
        try {
            UnpackedZips.deleteTree(temporary(log));
            UnpackedZips.deleteTree(taskRoot(log));
        } catch (IOException | UncheckedIOException stillInUse) {
            // They are deleted with those that are abandoned.
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
