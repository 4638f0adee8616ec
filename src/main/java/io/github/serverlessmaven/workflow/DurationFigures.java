/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import java.time.Duration;
import java.util.List;

/**
 * Durations in short.
 *
 * @param median half of them are not longer; between the two in the middle if their number is even
 * @param p95 95 of 100 are not longer
 * @param min the shortest
 * @param max the longest
 */
public record DurationFigures(Duration median, Duration p95, Duration min, Duration max) {

    private static final int P95 = 95;

    /** The figures of at least one duration. */
    public static DurationFigures of(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        int size = sorted.size();
        Duration median = sorted.get((size - 1) / 2).plus(sorted.get(size / 2)).dividedBy(2);
        int rank = (size * P95 + 99) / 100;
        return new DurationFigures(median, sorted.get(rank - 1), sorted.get(0), sorted.get(size - 1));
    }
}
