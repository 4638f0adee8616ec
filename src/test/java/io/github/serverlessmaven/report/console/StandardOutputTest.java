/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardOutputTest {

    @Test
    void theFolderOfAnOutputFileIsMade(@TempDir Path folder) {
        Path file = folder.resolve("target").resolve("answers").resolve("hello.json");
        StandardOutput.print("{}", Optional.of(file));
        assertThat(file).hasContent("{}\n");
    }

    @Test
    void aResponseIsWrittenToAFileAsItIs(@TempDir Path folder) {
        Path file = folder.resolve("new/out.json");
        StandardOutput.printResponse("{}", Optional.of(file));
        assertThat(file).hasBinaryContent("{}".getBytes(StandardCharsets.UTF_8));
    }
}
