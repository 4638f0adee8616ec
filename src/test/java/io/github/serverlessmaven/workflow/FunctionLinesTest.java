/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionLinesTest {

    @TempDir
    Path folder;

    @Test
    void aTerminalShowsEachFunctionInAColourOfItsOwn() {
        FolderBuild build = new FolderBuild(folder);
        FunctionLines lines = new FunctionLines(build.log(), true);
        lines.line("one", "a");
        lines.line("two", "b");
        lines.line("one", "");
        assertThat(build.lines)
                .containsExactly(
                        "info \u001b[36mone\u001b[0m | a",
                        "info \u001b[33mtwo\u001b[0m | b",
                        "info \u001b[36mone\u001b[0m | ");
    }

    @Test
    void aTerminalShowsJsonWithOneValueALine() {
        FolderBuild build = new FolderBuild(folder);
        FunctionLines lines = new FunctionLines(build.log(), true);
        lines.line("one", "{\"level\":\"INFO\",\"message\":\"Größe\"}");
        lines.line("one", "[not JSON");
        assertThat(build.lines.stream().map(line -> line.replaceAll(".*\\| ", "")))
                .containsExactly("{", "  \"level\": \"INFO\",", "  \"message\": \"Größe\"", "}", "[not JSON");
    }

    @Test
    void whatIsNoTerminalGetsTheLinesAsTheyAre() {
        FolderBuild build = new FolderBuild(folder);
        new FunctionLines(build.log(), false).line("one", "{\"level\":\"INFO\"}");
        assertThat(build.lines).containsExactly("info one | {\"level\":\"INFO\"}");
    }
}
