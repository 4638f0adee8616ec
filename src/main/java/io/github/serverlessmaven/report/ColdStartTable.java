/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report;

import io.github.serverlessmaven.local.function.ClassLoading;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.workflow.ColdStartMeasurement;
import io.github.serverlessmaven.workflow.DurationFigures;
import java.time.Duration;
import java.util.Locale;

/** Cold starts of a function as a table for a terminal. */
public final class ColdStartTable {

    private static final int PACKAGES = 15;
    private static final String ROW = "  %-18s %10s %10s %10s %10s\n";

    private final StringBuilder text = new StringBuilder();

    private ColdStartTable() {}

    /** Renders a measurement. */
    public static String of(ColdStartMeasurement measurement) {
        ColdStartTable table = new ColdStartTable();
        DeployedFunction function = measurement.function();
        table.line(
                "%s: %s, %d MB, %d cold starts on this machine (%s)",
                function.name(),
                function.runtime(),
                function.memorySize(),
                measurement.starts().size(),
                measurement.machine());
        table.addDifferences(measurement);
        table.text.append(String.format(Locale.ROOT, "\n" + ROW, "", "median", "p95", "shortest", "longest"));
        table.add("init", measurement.init());
        table.add("first invocation", measurement.firstInvocation());
        table.add("together", measurement.total());
        measurement.loading().ifPresent(table::add);
        return table.text.toString();
    }

    private void addDifferences(ColdStartMeasurement measurement) {
        DeployedFunction function = measurement.function();
        if (!function.architecture().equals(measurement.machine())) {
            line("In AWS it runs on %s, which is not measured here.", function.architecture());
        }
        if (function.hasSnapStart()) {
            line(
                    "It has SnapStart: in AWS its init ends before the snapshot, and what restores it is not measured here.");
        }
        String options = function.environment().getOrDefault("JAVA_TOOL_OPTIONS", "");
        if (!options.isEmpty()) {
            line("JAVA_TOOL_OPTIONS: %s", options);
        }
    }

    private void add(String name, DurationFigures figures) {
        text.append(String.format(
                Locale.ROOT,
                ROW,
                name,
                millis(figures.median()),
                millis(figures.p95()),
                millis(figures.min()),
                millis(figures.max())));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,d ms", Math.round(duration.toNanos() / 1e6));
    }

    private void add(ClassLoading loading) {
        line(
                "\n  %,d classes loaded: %,d of the JDK, %,d others; %,d from an archive of class data (CDS)",
                loading.classes(), loading.ofJdk(), loading.classes() - loading.ofJdk(), loading.shared());
        loading.jarsOpened().ifPresent(jars -> line("  %,d jars opened", jars));
        loading.packages().entrySet().stream()
                .limit(PACKAGES)
                .forEach(each -> line("  %,10d  %s", each.getValue(), each.getKey()));
        int more = loading.packages().size() - PACKAGES;
        if (more > 0) {
            line("              and %d more packages", more);
        }
    }

    private void line(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
