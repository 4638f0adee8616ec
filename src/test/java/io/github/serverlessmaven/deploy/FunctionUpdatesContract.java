/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.FunctionChangedException;
import io.github.serverlessmaven.deploy.port.FunctionState;
import io.github.serverlessmaven.deploy.port.FunctionState.Progress;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every target does with code and configuration of functions, whatever runs them. */
public abstract class FunctionUpdatesContract {

    @TempDir
    Path files;

    /** The target under test. */
    protected abstract Target target();

    @Test
    void codeAndSettingsAreChangedOneAfterTheOther() throws IOException {
        Path first = zip("first");
        Path second = zip("second");
        DeployedTemplate stack = new DeployedTemplate(target(), "updates", first);
        stack.with(stack.function(
                "Hello",
                "echo",
                ", \"MemorySize\": 256, \"Environment\": {\"Variables\": {\"OWN\": \"ä\", \"TWO\": \"2\"}}"));
        FunctionUpdates updates = target().functionUpdates();
        FunctionState before = settled(stack.name("Hello"));
        assertThat(before.codeSha256()).isEqualTo(Sha256.of(first).base64());
        assertThat(before.properties().get("MemorySize")).contains(Value.of(256));
        assertThat(variables(before)).isEqualTo("{\"OWN\":\"ä\",\"TWO\":\"2\"}");

        target().store().upload(stack.bucket(), "second.zip", second, Sha256.of(second));
        updates.updateCode(before, stack.bucket(), "second.zip");
        FunctionState changed = settled(stack.name("Hello"));
        assertThat(changed.codeSha256()).isEqualTo(Sha256.of(second).base64());
        assertThat(changed.properties()).isEqualTo(before.properties());

        assertThatThrownBy(() -> updates.updateCode(before, stack.bucket(), "code.zip"))
                .isInstanceOf(FunctionChangedException.class)
                .hasMessageContaining(stack.name("Hello"));

        updates.updateConfiguration(
                changed,
                Value.mapping()
                        .put("Timeout", Value.of(20))
                        .put("Description", "by hand")
                        .put("Environment", Value.mapping("Variables", Value.mapping("OWN", Value.of("日本"))))
                        .build());
        FunctionState configured = settled(stack.name("Hello"));
        assertThat(configured.codeSha256()).isEqualTo(Sha256.of(second).base64());
        assertThat(configured.properties().get("Timeout")).contains(Value.of(20));
        assertThat(configured.properties().text("Description")).contains("by hand");
        assertThat(configured.properties().get("MemorySize")).contains(Value.of(256));
        assertThat(variables(configured)).isEqualTo("{\"OWN\":\"日本\"}");
    }

    @Test
    void aFunctionThatIsNotThereIsNotFound() {
        assertThat(target().functionUpdates().find("nobody-there")).isEmpty();
    }

    private FunctionState settled(String name) {
        FunctionState function = target().functionUpdates().find(name).orElseThrow();
        while (function.progress() == Progress.RUNNING) {
            target().clock().sleep(Duration.ofMillis(20));
            function = target().functionUpdates().find(name).orElseThrow();
        }
        assertThat(function.progress()).isEqualTo(Progress.DONE);
        return function;
    }

    private static String variables(FunctionState function) {
        return Json.compact(function.properties().section("Environment").section("Variables"));
    }

    private Path zip(String text) throws IOException {
        Path file = files.resolve(text + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(text));
        }
        return file;
    }
}
