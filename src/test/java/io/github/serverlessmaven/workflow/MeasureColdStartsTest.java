/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before anything is started; {@code ColdStartIT} starts functions. */
class MeasureColdStartsTest {

    @TempDir
    Path folder;

    private void measure(int environments, String function) throws Exception {
        Files.writeString(folder.resolve("serverless.yml"), """
                service: shop
                provider: {name: aws, runtime: java17, region: us-east-1}
                functions:
                  echo: {handler: com.example.Echo}
                """);
        FolderBuild build = new FolderBuild(folder);
        LoadService services = new LoadService(build);
        PackagingOptions options =
                new PackagingOptions(true, false, Optional.empty(), Optional.empty(), Optional.empty());
        new MeasureColdStarts(
                        build,
                        services,
                        new PackageService(build, services, options),
                        new Targets(build, "aws", Optional.empty(), LocalOptions.DEFAULT))
                .measure(environments, Optional.of(function), EventOptions.NONE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001})
    void aNumberOutOfRange(int environments) {
        assertThatThrownBy(() -> measure(environments, "echo"))
                .hasMessage(
                        "serverless.coldstart.environments must be between 1 and 1000, but is " + environments + ".");
    }

    @Test
    void anUnknownFunction() {
        assertThatThrownBy(() -> measure(1, "ecko")).hasMessage("The service shop has no function \"ecko\".");
    }
}
