/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "45s, 2026-11-25T11:59:15Z",
        "30m, 2026-11-25T11:30:00Z",
        "2h, 2026-11-25T10:00:00Z",
        "3d, 2026-11-22T12:00:00Z",
        "1w, 2026-11-18T12:00:00Z",
        "2026-11-24, 2026-11-24T00:00:00Z",
        "2026-11-24T10:30, 2026-11-24T10:30:00Z",
        "2026-11-24T10:30:15.5, 2026-11-24T10:30:15.500Z",
        "2026-11-24T10:30:00Z, 2026-11-24T10:30:00Z",
        "2026-11-24T10:30+02:00, 2026-11-24T08:30:00Z",
        "1764000000, 2025-11-24T16:00:00Z",
        "1764000000123, 2025-11-24T16:00:00.123Z"
    })
    void aTimeIsReadAsPeopleWriteIt(String text, String time) {
        assertThat(StartTime.parse(text, NOW)).isEqualTo(Instant.parse(time));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2y", "-5m", "2026-13-01", "24.11.2026", "12345"})
    void anythingElseIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> StartTime.parse(text, NOW))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("serverless.logs.startTime must be a time, but is " + text + ".")
                .satisfies(failure ->
                        assertThat(((ServerlessException) failure).render()).contains("30m"));
    }

    @Test
    void theLongestPeriodIsNoOverflow() {
        assertThat(StartTime.parse("999999w", NOW)).isBefore(NOW);
    }
}
