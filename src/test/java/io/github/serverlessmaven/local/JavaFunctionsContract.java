/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FunctionsContract;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.template.Json;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for Java functions on this machine by whichever way calls reach them. */
abstract class JavaFunctionsContract extends FunctionsContract {

    @TempDir
    Path state;

    final LocalSetUp setUp = new LocalSetUp();
    LocalTarget target;

    @BeforeEach
    void open() {
        target = open(state);
    }

    LocalTarget open(Path folder) {
        return setUp.java(platform()).open(folder);
    }

    /** What runs functions. */
    JavaPlatform platform() {
        return new TestPlatform();
    }

    @AfterEach
    void close() {
        if (target != null) {
            target.close();
        }
    }

    @Override
    protected Target target() {
        return target;
    }

    @Test
    void theSecondCallFindsAWarmEnvironment() throws IOException {
        DeployedTemplate stack = deployed("warm");
        stack.with(stack.function("Count", "count"));
        assertThat(call(stack.name("Count"), "{}").log().orElseThrow())
                .containsSubsequence("START RequestId: ", "call number 1", "END RequestId: ", "REPORT RequestId: ")
                .contains("Memory Size: 128 MB")
                .contains("Init Duration");
        Functions.Result second = call(stack.name("Count"), "{}");
        assertThat(second.payload()).isEqualTo("2");
        assertThat(second.log().orElseThrow()).doesNotContain("Init Duration").doesNotContain("call number 1");
    }

    @Test
    void aFunctionThatEndsItsJvmIsAnErrorAndTheNextCallStartsAnew() throws IOException {
        DeployedTemplate stack = deployed("exits");
        stack.with(stack.function("Exits", "exits"));
        for (int i = 0; i < 2; i++) {
            assertThat(call(stack.name("Exits"), "{}").payload())
                    .contains("Runtime.ExitError")
                    .contains("Runtime exited with error: exit status 3");
        }
    }

    @Test
    void aClassThatCannotBeLoadedIsAnError() throws IOException {
        DeployedTemplate stack = deployed("loading");
        stack.with(
                stack.function("Broken", "io.github.serverlessmaven.fixtures.BrokenClass::handle"),
                stack.function("Missing", "com.example.Missing::handle"));
        Functions.Result broken = call(stack.name("Broken"), "{}");
        assertThat(broken.error()).contains("Unhandled");
        assertThat(broken.payload() + broken.log().orElse("")).contains("no number");
        Functions.Result missing = call(stack.name("Missing"), "{}");
        assertThat(missing.error()).contains("Unhandled");
        assertThat(missing.payload()).contains("com.example.Missing");
    }

    @Test
    void payloadsAndAnswersBeyondLambdasLimitsAreRefused() throws IOException {
        DeployedTemplate stack = deployed("limits");
        stack.with(stack.function("Large", "large", ", \"MemorySize\": 512"), stack.function("Echo", "echo"));
        Functions.Result result = call(stack.name("Large"), "{}");
        assertThat(result.error()).contains("Unhandled");
        assertThat(result.payload()).contains("Function.ResponseSizeTooLarge").contains("6291456");
        assertThatThrownBy(() -> call(stack.name("Echo"), "\"" + "x".repeat(6_291_456) + "\""))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("6291458 bytes");
        String largest = "\"" + "x".repeat(6_291_454) + "\"";
        assertThat(call(stack.name("Echo"), largest).payload()).isEqualTo(largest);
    }

    @Test
    void everythingIsUtf8InAnyFolder() throws IOException {
        Path zip = HandlerPackage.in(files);
        try (FileSystem archive = FileSystems.newFileSystem(zip)) {
            Files.writeString(archive.getPath("/gr\u00fc\u00dfe.txt"), "there");
        }
        target.close();
        target = open(state.resolve("\u00fcn\u00ef c\u00f6d\u00e9 \u4e16"));
        DeployedTemplate stack = new DeployedTemplate(target, "utf", zip);
        stack.with(stack.function(
                "Text",
                "charsets",
                ", \"Environment\": {\"Variables\": {\"GREETING\": \"Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00\"}}"));
        Functions.Result result = call(stack.name("Text"), "{}");
        assertThat(Json.compact(Json.parse(result.payload(), "the answer")))
                .isEqualTo("[\"UTF-8\",\"UTF-8\",\"Gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00\",\"true\"]");
        assertThat(result.log().orElseThrow()).contains("gr\u00fc\u00dfe \u4e16\u754c \ud83d\ude00");
    }
}
