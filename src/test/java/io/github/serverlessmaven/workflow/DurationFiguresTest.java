/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationFiguresTest {

    private static DurationFigures of(List<Integer> millis) {
        return DurationFigures.of(millis.stream().map(Duration::ofMillis).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "7,                 7, 7, 7, 7",
        "9 1,               5, 9, 1, 9",
        "30 10 20,         20, 30, 10, 30",
        "1 2 3 100,         2, 100, 1, 100",
        "5 5 5 5 5 5 5 5 5, 5, 5, 5, 5"
    })
    void figuresOfFewDurations(String durations, int median, int p95, int min, int max) {
        List<Integer> millis =
                Arrays.stream(durations.split(" ")).map(Integer::valueOf).toList();
        DurationFigures figures = of(millis);
        assertThat(figures.median().toMillis()).isEqualTo(median);
        assertThat(figures.p95()).isEqualTo(Duration.ofMillis(p95));
        assertThat(figures.min()).isEqualTo(Duration.ofMillis(min));
        assertThat(figures.max()).isEqualTo(Duration.ofMillis(max));
    }

    @Test
    void fiveOfAHundredAreLongerThanTheNinetyFifthPercentile() {
        assertThat(of(IntStream.rangeClosed(1, 100).boxed().toList()).p95()).isEqualTo(Duration.ofMillis(95));
        assertThat(of(IntStream.rangeClosed(1, 20).boxed().toList()).p95()).isEqualTo(Duration.ofMillis(19));
    }

    @Test
    void aMedianBetweenTwoIsExact() {
        assertThat(of(List.of(1, 2)).median()).isEqualTo(Duration.ofNanos(1_500_000));
    }
}
