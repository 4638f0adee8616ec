/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Existing buckets and user pools on the emulator, which runs the code of their custom resources: with failures on the way, and taken over
 * from Serverless 3. The tests are in {@code src/test/python/existing_emulated_test.py}, as the code is, and run in the emulator's environment.
 */
class ExistingTargetsIT {

    private final RunningEmulator emulator = RunningEmulator.withNewAccount();

    @AfterEach
    void takeFailuresBack() {
        emulator.failNothing();
    }

    @Test
    void theTestsInPythonSucceed() throws IOException, InterruptedException {
        Path python = emulator.folder().resolve("venv/bin/python").toAbsolutePath();
        Process tests = new ProcessBuilder(
                        python.toString(),
                        "-B",
                        "src/test/python/existing_emulated_test.py",
                        emulator.endpoint().toString(),
                        emulator.account(),
                        emulator.failures().toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(output).isZero();
    }
}
