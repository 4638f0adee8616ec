/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaPathsTest {

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private final LambdaPaths paths = new LambdaPaths(warnings::add);

    @Test
    void aWrapperIsReportedOnceForEachFunction() {
        Map<String, String> variables = Map.of("AWS_LAMBDA_EXEC_WRAPPER", "/opt/otel-handler");
        assertThat(translated("one", variables)).isEqualTo(variables);
        translated("one", variables);
        translated("two", variables);
        assertThat(warnings)
                .containsExactly(
                        "The variable AWS_LAMBDA_EXEC_WRAPPER of function one is /opt/otel-handler, but no wrapper runs on this"
                                + " machine: the function starts without it.",
                        "The variable AWS_LAMBDA_EXEC_WRAPPER of function two is /opt/otel-handler, but no wrapper runs on this"
                                + " machine: the function starts without it.");
    }

    @Test
    void optionsFindTheFilesOfLayersAndOfThePackage() throws IOException {
        Files.createDirectories(folder.resolve("layers"));
        Files.createFile(folder.resolve("layers/agent.jar"));
        Files.createDirectories(folder.resolve("task/lib"));
        Files.createFile(folder.resolve("task/lib/own.js"));
        assertThat(translated(
                        "any",
                        Map.of(
                                "JAVA_TOOL_OPTIONS",
                                "-Da=b -javaagent:/opt/agent.jar=level=1 -Dx=/optional/y",
                                "NODE_OPTIONS",
                                "--require /var/task/lib/own.js",
                                "OTHER",
                                "/opt/agent.jar")))
                .containsEntry(
                        "JAVA_TOOL_OPTIONS",
                        "-Da=b -javaagent:" + folder.resolve("layers/agent.jar") + "=level=1 -Dx=/optional/y")
                .containsEntry("NODE_OPTIONS", "--require " + folder.resolve("task/lib/own.js"))
                .containsEntry("OTHER", "/opt/agent.jar");
        assertThat(warnings).isEmpty();
    }

    @Test
    void optionsThatNameAFileOfAnAbsentLayerAreLeftOut() {
        assertThat(translated("any", Map.of("JAVA_TOOL_OPTIONS", "-Da=b -javaagent:/opt/agent.jar", "B", "c")))
                .isEqualTo(Map.of("B", "c"));
        assertThat(warnings)
                .singleElement()
                .isEqualTo("The variable JAVA_TOOL_OPTIONS of function any names /opt/agent.jar, which is not on this"
                        + " machine: the function starts without JAVA_TOOL_OPTIONS.");
    }

    private Map<String, String> translated(String function, Map<String, String> variables) {
        return paths.translated(function, variables, folder.resolve("task"), folder.resolve("layers"));
    }
}
