/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log groups as folders of files. */
class LocalLogsTest {

    private static final Instant WRITTEN = Instant.parse("2026-11-25T10:00:01.999Z");

    @TempDir
    Path state;

    @Test
    void aFileSystemThatKeepsTimesCoarselyHidesNoEvents() throws IOException {
        LocalLogs logs = new LocalLogs(new StateFolder(state));
        LogStream stream = logs.stream("/aws/lambda/orders", "stream");
        stream.mark(WRITTEN);
        stream.append("END");
        Files.setLastModifiedTime(stream.file(), FileTime.from(WRITTEN.minusMillis(1999)));
        List<Logs.Event> events = new ArrayList<>();
        logs.read(new Logs.Query("/aws/lambda/orders", WRITTEN, Optional.empty()), events::add);
        assertThat(events).extracting(Logs.Event::message).containsExactly("END");
    }
}
