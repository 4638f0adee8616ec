/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.function.ClassLoading;
import io.github.serverlessmaven.local.function.ColdStart;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.ColdStartMeasurement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColdStartTableTest {

    private static ColdStart start(double init, double first) {
        return new ColdStart(
                Duration.ofNanos(Math.round(init * 1e6)), Duration.ofNanos(Math.round(first * 1e6)), Optional.empty());
    }

    private static ColdStartMeasurement measurement(String properties, Optional<ClassLoading> loading) {
        return new ColdStartMeasurement(
                new DeployedFunction(
                        "shop-dev-orders", "$LATEST", "arn", (Value.Mapping) Json.parse(properties, "properties")),
                "x86_64",
                List.of(start(1400.4, 30.25), start(1200, 20), start(1300, 25)),
                loading);
    }

    @Test
    void theTableHasTheFiguresAndWhatWasLoaded() {
        Map<String, Integer> packages = new LinkedHashMap<>(Map.of("com.fasterxml.jackson", 1312));
        IntStream.range(0, 16).forEach(i -> packages.put("com.example.p" + i, 2));
        assertThat(ColdStartTable.of(measurement(
                        "{\"Runtime\": \"java21\", \"MemorySize\": 1024}",
                        Optional.of(new ClassLoading(2934, 1205, 1120, OptionalInt.of(14), packages)))))
                .startsWith("""
                        shop-dev-orders: java21, 1024 MB, 3 cold starts on this machine (x86_64)

                                                 median        p95   shortest    longest
                          init                 1,300 ms   1,400 ms   1,200 ms   1,400 ms
                          first invocation        25 ms      30 ms      20 ms      30 ms
                          together             1,325 ms   1,431 ms   1,220 ms   1,431 ms

                          2,934 classes loaded: 1,205 of the JDK, 1,729 others; 1,120 from an archive of class data (CDS)
                          14 jars opened
                               1,312  com.fasterxml.jackson
                                   2  com.example.p0
                        """)
                .endsWith("              and 2 more packages\n");
    }

    @Test
    void whatIsOtherwiseInAwsIsNamed() {
        assertThat(ColdStartTable.of(measurement("""
                {"Runtime": "python3.13", "Architectures": ["arm64"], "SnapStart": {"ApplyOn": "PublishedVersions"},
                 "Environment": {"Variables": {"JAVA_TOOL_OPTIONS": "-XX:+UseZGC"}}}""", Optional.empty())))
                .startsWith("""
                        shop-dev-orders: python3.13, 128 MB, 3 cold starts on this machine (x86_64)
                        In AWS it runs on arm64, which is not measured here.
                        It has SnapStart: in AWS its init ends before the snapshot, and what restores it is not measured here.
                        JAVA_TOOL_OPTIONS: -XX:+UseZGC
                        """)
                .doesNotContain("classes loaded");
    }

    @Test
    void theJsonHasAllFigures() {
        assertThat(Json.compact(ColdStartJson.of(measurement(
                        "{\"Runtime\": \"java21\"}",
                        Optional.of(new ClassLoading(9, 7, 3, OptionalInt.empty(), Map.of("com.example", 2)))))))
                .isEqualTo(
                        "{\"function\":\"shop-dev-orders\",\"runtime\":\"java21\",\"memorySize\":128,"
                                + "\"architecture\":\"x86_64\",\"measuredOn\":\"x86_64\",\"javaToolOptions\":\"\",\"environments\":3,"
                                + "\"init\":{\"median\":1300.000,\"p95\":1400.400,\"min\":1200.000,\"max\":1400.400,"
                                + "\"all\":[1400.400,1200.000,1300.000]},"
                                + "\"firstInvocation\":{\"median\":25.000,\"p95\":30.250,\"min\":20.000,\"max\":30.250,"
                                + "\"all\":[30.250,20.000,25.000]},"
                                + "\"total\":{\"median\":1325.000,\"p95\":1430.650,\"min\":1220.000,\"max\":1430.650,"
                                + "\"all\":[1430.650,1220.000,1325.000]},\"errors\":[],"
                                + "\"classLoading\":{\"classes\":9,\"ofJdk\":7,\"shared\":3,\"packages\":{\"com.example\":2}}}");
    }
}
