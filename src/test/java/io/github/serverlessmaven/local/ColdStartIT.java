/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.function.ClassLoading;
import io.github.serverlessmaven.workflow.ColdStartMeasurement;
import io.github.serverlessmaven.workflow.EventOptions;
import io.github.serverlessmaven.workflow.FolderBuild;
import io.github.serverlessmaven.workflow.LoadService;
import io.github.serverlessmaven.workflow.LocalOptions;
import io.github.serverlessmaven.workflow.MeasureColdStarts;
import io.github.serverlessmaven.workflow.PackageService;
import io.github.serverlessmaven.workflow.PackagingOptions;
import io.github.serverlessmaven.workflow.Targets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cold starts of real processes. */
class ColdStartIT {

    @TempDir
    Path folder;

    private ColdStartMeasurement measure(int environments, String function) throws Exception {
        HandlerPackage.in(folder);
        Files.writeString(folder.resolve("serverless.yml"), """
                service: shop
                provider: {name: aws, runtime: java17, region: us-east-1, memorySize: 256}
                package: {artifact: handlers.zip}
                functions:
                  echo:
                    handler: io.github.serverlessmaven.fixtures.Behaviours::echo
                    architecture: arm64
                    environment: {JAVA_TOOL_OPTIONS: "-Dsome.option=1"}
                  broken: {handler: com.example.Missing}
                """);
        FolderBuild build = new FolderBuild(folder).withLocalTarget(new TestPlatform());
        LoadService services = new LoadService(build);
        return new MeasureColdStarts(
                        build,
                        services,
                        new PackageService(
                                build,
                                services,
                                new PackagingOptions(
                                        false, false, Optional.empty(), Optional.empty(), Optional.empty())),
                        new Targets(build, "aws", Optional.empty(), LocalOptions.DEFAULT))
                .measure(
                        environments,
                        Optional.of(function),
                        new EventOptions(Optional.of("sqs"), Optional.of("héllo"), Map.of()));
    }

    @Test
    void eachStartIsAnEnvironmentOfItsOwnAndItsClassesAreTold() throws Exception {
        ColdStartMeasurement measurement = measure(2, "echo");
        assertThat(measurement.starts()).hasSize(2).allSatisfy(start -> {
            assertThat(start.init()).isPositive();
            assertThat(start.firstInvocation()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(1));
        });
        assertThat(measurement.errors()).isEmpty();
        assertThat(measurement.function().architecture()).isEqualTo("arm64");
        ClassLoading loading = measurement.loading().orElseThrow();
        assertThat(loading.classes()).isGreaterThan(500);
        assertThat(loading.ofJdk()).isBetween(400, loading.classes() - 20);
        assertThat(loading.jarsOpened().orElseThrow()).isPositive();
        assertThat(loading.packages()).containsKeys("io.github.serverlessmaven", "com.amazonaws.services");
    }

    @Test
    void aFirstInvocationThatFailsIsMeasuredWithItsCause() throws Exception {
        assertThat(measure(1, "broken").errors()).singleElement().asString().contains("com.example.Missing");
    }
}
