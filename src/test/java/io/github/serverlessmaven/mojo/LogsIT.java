/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A folder without a POM, deployed by a real Maven; what its function wrote is all that stands on standard output. */
class LogsIT {

    @TempDir
    Path folder;

    @Test
    void whatAFunctionWroteIsPrintedWithItsTime() throws IOException, InterruptedException {
        follows(PluginRun.in(folder).with(RunningEmulator.withNewAccount()), "aws");
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void theSameGoalReadsTheLogsOfThisMachine() throws IOException, InterruptedException {
        PluginRun plugin = PluginRun.in(folder);
        follows(plugin, "local");
        Process tail = plugin.started(
                "logs", "-Dserverless.target=local", "-Dserverless.logs.tail", "-Dserverless.logs.startTime=1h");
        try (BufferedReader output = tail.inputReader()) {
            await(output, "hello 1");
            plugin.goal("invoke", "-Dserverless.target=local", "-Dserverless.invoke.payload=3");
            await(output, "hello 3");
        } finally {
            tail.descendants().forEach(ProcessHandle::destroy);
            tail.destroy();
        }
    }

    private void follows(PluginRun plugin, String target) throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("serverless.yml"),
                "service: greeter\nprovider: {name: aws, runtime: python3.12}\n"
                        + "functions: {hello: {handler: hello.handler, logs: {logGroup: /all/greetings}}}\n");
        Files.writeString(
                folder.resolve("hello.py"),
                "def handler(event, context):\n    print('hello', event)\n    return event\n");
        String where = "-Dserverless.target=" + target;
        assertThat(plugin.goals(List.of("deploy", "logs"), where)).isEmpty();
        plugin.goal("invoke", where, "-Dserverless.invoke.payload=1");
        String time = "(?m)^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z  ";
        assertThat(plugin.goals(List.of("invoke", "logs"), where, "-Dserverless.invoke.payload=2"))
                .containsPattern(time + "START RequestId")
                .containsPattern(time + "hello 1")
                .containsSubsequence("hello 1\n", "hello 2\n", "REPORT RequestId");
        assertThat(plugin.goal("logs", where, "-Dserverless.logs.filter=hello", "-Dserverless.logs.startTime=2h"))
                .matches(time.substring(5) + "hello 1\n" + time.substring(5) + "hello 2\n");
    }

    private static void await(BufferedReader output, String text) throws IOException {
        String line;
        do {
            line = output.readLine();
            assertThat(line).as("the goal goes on").isNotNull();
        } while (!line.endsWith(text));
    }
}
