/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedZipsTest {

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();

    @Test
    void whatIsNotUsedForALongTimeIsDeletedAndFilledAgainWhenItIsNeeded() {
        UnpackedZips zips = new UnpackedZips(folder.resolve("code"), clock);
        zips.deleteUnused(Duration.ofDays(7));
        Path old = filled(zips, "old");
        Path used = filled(zips, "used");
        clock.sleep(Duration.ofDays(6));
        filled(zips, "used");
        clock.sleep(Duration.ofDays(2));
        zips.deleteUnused(Duration.ofDays(7));
        assertThat(old).doesNotExist();
        assertThat(used.resolve("file")).hasContent("used");
        assertThat(filled(zips, "old").resolve("file")).hasContent("old");
    }

    private static Path filled(UnpackedZips zips, String content) {
        return zips.filled(content, draft -> Files.writeString(draft.resolve("file"), content));
    }
}
