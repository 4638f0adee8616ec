/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.SystemComponent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The code of custom resources is tested in its own language: {@code src/test/python/existing_test.py}. */
class CustomResourceCodeTest {

    @Test
    void theTestsInPythonSucceed() throws IOException, InterruptedException {
        Process tests = new ProcessBuilder(
                        SystemComponent.PYTHON.require().toString(), "-B", "src/test/python/existing_test.py")
                .redirectErrorStream(true)
                .start();
        String output = new String(tests.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(tests.waitFor()).as(output).isZero();
    }
}
