/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.local.function.ClassLoading;
import io.github.serverlessmaven.local.function.ColdStart;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.template.Value;
import io.github.serverlessmaven.workflow.ColdStartMeasurement;
import io.github.serverlessmaven.workflow.DurationFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/** Cold starts of a function as JSON; durations are in milliseconds. */
public final class ColdStartJson {

    private static final int MICROSECONDS = 3;

    private ColdStartJson() {}

    /** Renders a measurement. */
    public static Value.Mapping of(ColdStartMeasurement measurement) {
        DeployedFunction function = measurement.function();
        List<ColdStart> starts = measurement.starts();
        return Value.mapping()
                .put("function", function.name())
                .put("runtime", function.runtime())
                .put("memorySize", Value.of(function.memorySize()))
                .put("architecture", function.architecture())
                .put("measuredOn", measurement.machine())
                .put("javaToolOptions", function.environment().getOrDefault("JAVA_TOOL_OPTIONS", ""))
                .put("environments", Value.of(starts.size()))
                .put(
                        "init",
                        figures(
                                measurement.init(),
                                starts.stream().map(ColdStart::init).toList()))
                .put(
                        "firstInvocation",
                        figures(
                                measurement.firstInvocation(),
                                starts.stream().map(ColdStart::firstInvocation).toList()))
                .put(
                        "total",
                        figures(
                                measurement.total(),
                                starts.stream().map(ColdStart::total).toList()))
                .put("errors", Value.texts(measurement.errors()))
                .put("classLoading", measurement.loading().map(ColdStartJson::of))
                .build();
    }

    private static Value.Mapping figures(DurationFigures figures, List<Duration> all) {
        return Value.mapping()
                .put("median", millis(figures.median()))
                .put("p95", millis(figures.p95()))
                .put("min", millis(figures.min()))
                .put("max", millis(figures.max()))
                .put(
                        "all",
                        new Value.Sequence(
                                all.stream().<Value>map(ColdStartJson::millis).toList()))
                .build();
    }

    private static Value millis(Duration duration) {
        return new Value.Numeric(
                BigDecimal.valueOf(duration.toNanos()).movePointLeft(6).setScale(MICROSECONDS, RoundingMode.HALF_UP));
    }

    private static Value.Mapping of(ClassLoading loading) {
        Value.MappingBuilder packages = Value.mapping();
        loading.packages().forEach((name, classes) -> packages.put(name, Value.of(classes)));
        Value.MappingBuilder value = Value.mapping()
                .put("classes", Value.of(loading.classes()))
                .put("ofJdk", Value.of(loading.ofJdk()))
                .put("shared", Value.of(loading.shared()));
        loading.jarsOpened().ifPresent(jars -> value.put("jarsOpened", Value.of(jars)));
        return value.put("packages", packages.build()).build();
    }
}
