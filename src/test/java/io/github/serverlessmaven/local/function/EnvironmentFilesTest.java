/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.local.log.LocalLogs;
import io.github.serverlessmaven.local.state.StateFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFilesTest {

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();

    private Path used(String place, Duration ago) throws Exception {
        Path made = Files.createDirectories(folder.resolve(place));
        Files.createSymbolicLink(made.resolve("Handler.class"), folder.resolve("code.class"));
        return Files.setLastModifiedTime(made, FileTime.from(clock.now().minus(ago)));
    }

    @Test
    void whatKilledProcessesLeftIsDeletedOnceItIsOldAndLinksAreNotFollowed() throws Exception {
        Path code = Files.writeString(folder.resolve("code.class"), "code");
        Path oldRoot = used("roots/a", Duration.ofDays(8));
        Path oldTemporary = used("tmp/a", Duration.ofDays(8));
        Path running = used("roots/b", Duration.ofDays(6));
        StateFolder state = new StateFolder(folder);
        new EnvironmentFiles(state, new LocalLogs(state), clock, () -> "id").deleteAbandoned();
        assertThat(oldRoot).doesNotExist();
        assertThat(oldTemporary).doesNotExist();
        assertThat(running.resolve("Handler.class")).exists();
        assertThat(code).exists();
    }
}
