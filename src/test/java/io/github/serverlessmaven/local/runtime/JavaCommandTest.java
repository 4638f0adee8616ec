/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCommandTest {

    private static final String NATIVE = "--enable-native-access=ALL-UNNAMED";
    private static final String UNSAFE = "--sun-misc-unsafe-memory-access=allow";
    private static final Path JAVA_25 = Path.of("/usr/lib/jvm/temurin-25-jdk-amd64");

    @TempDir
    Path folder;

    private List<String> command(JavaInstallation java, String options) {
        JavaPlatform platform = new JavaPlatform() {
            @Override
            public JavaInstallation installation(int release) {
                return java;
            }

            @Override
            public List<Path> runtimeClient() {
                return List.of();
            }

            @Override
            public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
                return List.of();
            }

            @Override
            public String system() {
                return "Linux";
            }
        };
        Value.Mapping properties = Values.texts(Map.of("Runtime", "java25", "Handler", "com.example.Order"))
                .with("Environment", Value.mapping("Variables", Values.texts(Map.of("JAVA_TOOL_OPTIONS", options))));
        return new JavaCommand(platform, new RuntimeFiles(folder), DebugPorts.NONE, List.of(), message -> {})
                .command(new DeployedFunction("orders", "$LATEST", "arn", properties), folder, folder)
                .command();
    }

    @ParameterizedTest
    @CsvSource({"17, false", "21, false", "23, false", "24, true", "25, true"})
    void whatTheRuntimeClientDoesIsAllowedWhereJavaWouldWarn(int release, boolean isAllowed) {
        List<String> command = command(new JavaInstallation(folder, release), "");
        assertThat(command.contains(NATIVE)).isEqualTo(isAllowed);
        assertThat(command.contains(UNSAFE)).isEqualTo(isAllowed);
    }

    @Test
    void theFunctionsOwnOptionsTakePrecedence() {
        assertThat(command(new JavaInstallation(folder, 25), "--sun-misc-unsafe-memory-access=deny"))
                .contains(NATIVE)
                .doesNotContain(UNSAFE);
    }

    @Test
    void java25KnowsTheOptions() throws Exception {
        assumeTrue(Files.isDirectory(JAVA_25));
        List<String> command = new ArrayList<>(command(new JavaInstallation(JAVA_25, 25), ""));
        command.subList(command.indexOf("-cp"), command.size()).clear();
        command.add("-version");
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = java.inputReader().readLine();
        assertThat(java.waitFor()).as(output).isZero();
        assertThat(output).startsWith("openjdk version \"25");
    }
}
