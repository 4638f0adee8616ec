/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import io.github.serverlessmaven.external.RunningEmulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder without a POM, deployed by a real Maven; the function's answer is all that stands on standard output. */
class InvokeIT {

    @TempDir
    Path folder;

    @Test
    void thePayloadComesFromOptionFileOrStandardInputAndOnlyTheAnswerIsPrinted()
            throws IOException, InterruptedException {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        Files.writeString(
                folder.resolve("serverless.yml"),
                "service: twice\nprovider: {name: aws, runtime: python3.12}\nfunctions: {twice: {handler: twice.handler}}\n");
        Files.writeString(folder.resolve("twice.py"), "def handler(event, context):\n    return 2 * event['n']\n");
        Path file = Files.writeString(folder.resolve("event.json"), "{\"n\": 3}");
        PluginRun plugin = PluginRun.in(folder).with(emulator);
        assertThat(plugin.goals(List.of("deploy", "invoke"), "-Dserverless.invoke.payload={\"n\": 2}"))
                .isEqualTo("4\n");
        assertThat(plugin.goal("invoke", "-Dserverless.invoke.payloadFile=" + file))
                .isEqualTo("6\n");
        assertThat(plugin.reading("{\"n\": 4}").goal("invoke", "-Dserverless.invoke.payload=-"))
                .isEqualTo("8\n");
        assertThat(plugin.goals(List.of("invoke", "remove"), "-Dserverless.event=iot", "-Dserverless.event.n=[6]"))
                .isEqualTo("[6, 6]\n");
    }

    @Test
    void aFunctionWithAnAliasIsCalledThroughItAndTheAliasFollowsTheVersions() throws IOException, InterruptedException {
        RunningEmulator emulator = RunningEmulator.withNewAccount();
        Files.writeString(
                folder.resolve("which.py"),
                "def handler(event, context):\n"
                        + "    return [context.function_version, *context.invoked_function_arn.split(':')[7:]]\n");
        PluginRun plugin = PluginRun.in(folder).with(emulator);
        assertThat(deployed(plugin, "memorySize: 256", "info", "invoke"))
                .contains("which: alias-dev-which:snapstart\n")
                .endsWith("[\"1\", \"snapstart\"]\n");
        assertThat(plugin.goal("invoke", "-Dserverless.invoke.qualifier=$LATEST"))
                .doesNotContain("snapstart");
        assertThat(deployed(plugin, "memorySize: 256, tags: {team: orders}", "invoke"))
                .isEqualTo("[\"1\", \"snapstart\"]\n");
        assertThat(deployed(plugin, "memorySize: 512", "invoke", "remove")).isEqualTo("[\"2\", \"snapstart\"]\n");
    }

    /** What goals print after a deployment. */
    private String deployed(PluginRun plugin, String settings, String... goals)
            throws IOException, InterruptedException {
        Files.writeString(
                folder.resolve("serverless.yml"),
                "service: alias\nprovider: {name: aws, runtime: python3.12}\n"
                        + "functions: {which: {handler: which.handler, snapStart: true, " + settings + "}}\n");
        return plugin.goals(Stream.concat(Stream.of("deploy"), Stream.of(goals)).toList());
    }
}
