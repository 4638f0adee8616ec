/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.artifact.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectionRecordTest {

    @TempDir
    Path folder;

    @Test
    void onlyWhatWasRememberedIsClean() {
        assertThat(record("one").isClean()).isFalse();
        record("one").remember();
        assertThat(record("one").isClean()).isTrue();
        assertThat(record("two").isClean()).isFalse();
        record("two").remember();
        assertThat(record("one").isClean()).isFalse();
    }

    @Test
    void anUnusableRecordOnlyMeansToInspectAgain() throws IOException {
        Files.createDirectories(folder.resolve("records/inspected.txt"));
        assertThat(record("one").isClean()).isFalse();
    }

    private InspectionRecord record(String subject) {
        return new InspectionRecord(folder.resolve("records/inspected.txt"), Sha256.of(subject));
    }
}
