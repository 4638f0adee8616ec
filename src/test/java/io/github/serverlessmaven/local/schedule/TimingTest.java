/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When schedules run; the expressions are those of AWS's user guides and their neighbours. */
class TimingTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T10:00:00Z");

    private static List<String> runs(Timing timing, Instant from, int most) {
        Recurrence recurrence = timing.recurrence(from);
        return Stream.iterate(recurrence.after(from), Optional::isPresent, run -> recurrence.after(run.orElseThrow()))
                .limit(most)
                .map(run -> run.orElseThrow().toString().replace(":00Z", ""))
                .toList();
    }

    private static Timing of(String expression, String zone) {
        return new Timing(expression, zone, "", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(15 10 * * ? *)           | 2026-11-23T10:15 2026-11-24T10:15 2026-11-25T10:15
            cron(15 10 L * ? *)           | 2026-11-30T10:15 2026-12-31T10:15 2027-01-31T10:15
            cron(0 9 ? * 2#1 *)           | 2026-12-07T09:00 2027-01-04T09:00 2027-02-01T09:00
            cron(0 18 ? * MON-FRI *)      | 2026-11-23T18:00 2026-11-24T18:00 2026-11-25T18:00
            cron(0/10 * ? * MON-FRI *)    | 2026-11-23T10:10 2026-11-23T10:20 2026-11-23T10:30
            cron(15 10 ? * 6L 2026-2027)  | 2026-11-27T10:15 2026-12-25T10:15 2027-01-29T10:15
            cron(0/30 20-2 ? * MON-FRI *) | 2026-11-23T20:00 2026-11-23T20:30 2026-11-23T21:00
            cron(0 8 3W * ? *)            | 2026-12-03T08:00 2027-01-04T08:00 2027-02-03T08:00
            cron(0 0 LW * ? *)            | 2026-11-30T00:00 2026-12-31T00:00 2027-01-29T00:00
            cron(0 12 L-3 * ? *)          | 2026-11-27T12:00 2026-12-28T12:00 2027-01-28T12:00
            cron(0 0 29 2 ? *)            | 2028-02-29T00:00 2032-02-29T00:00 2036-02-29T00:00
            cron(0 0 ? * L *)             | 2026-11-28T00:00 2026-12-05T00:00 2026-12-12T00:00
            cron(30 4 ? * fri-mon *)      | 2026-11-27T04:30 2026-11-28T04:30 2026-11-29T04:30
            cron(0 6 1,15 jan,JUL ? *)    | 2027-01-01T06:00 2027-01-15T06:00 2027-07-01T06:00
            cron( 0  6  * * ?  * )        | 2026-11-24T06:00 2026-11-25T06:00 2026-11-26T06:00
            cron(0 6 ? * 3#5 2027)        | 2027-03-30T06:00 2027-06-29T06:00 2027-08-31T06:00
            cron(0 6 1 1 ? 2027-2028)     | 2027-01-01T06:00 2028-01-01T06:00
            rate(1 minute)                | 2026-11-23T10:01 2026-11-23T10:02 2026-11-23T10:03
            rate(5 minutes)               | 2026-11-23T10:05 2026-11-23T10:10 2026-11-23T10:15
            rate(12 hours)                | 2026-11-23T22:00 2026-11-24T10:00 2026-11-24T22:00
            rate(7 days)                  | 2026-11-30T10:00 2026-12-07T10:00 2026-12-14T10:00
            at(2030-01-31T06:00:00)       | 2030-01-31T06:00
            """)
    void expressionsMeanWhatTheyMeanToAws(String expression, String expected) {
        List<String> times = Arrays.asList(expected.split(" "));
        assertThat(runs(of(expression, ""), MONDAY, 3)).isEqualTo(times);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 6 1 1 ? 2025)", "cron(0 0 31 2 ? *)", "at(2026-11-23T10:00:00)"})
    void whatIsOverNeverRuns(String expression) {
        assertThat(runs(of(expression, ""), MONDAY, 1)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cron(0 6 * * ? *)     | Europe/Paris     | 2026-11-23T10:00:00Z | 2026-11-24T05:00 2026-11-25T05:00
            cron(0 6 * * ? *)     | Asia/Kolkata     | 2026-11-23T10:00:00Z | 2026-11-24T00:30 2026-11-25T00:30
            cron(0 6 ? * TUE *)   | Pacific/Auckland | 2026-11-23T10:00:00Z | 2026-11-23T17:00 2026-11-30T17:00
            cron(30 2 * * ? *)    | Europe/Paris     | 2027-03-27T12:00:00Z | 2027-03-29T00:30 2027-03-30T00:30
            cron(0/30 2 * * ? *)  | Europe/Paris     | 2027-03-27T12:00:00Z | 2027-03-29T00:00 2027-03-29T00:30
            cron(30 2 * * ? *)    | Europe/Paris     | 2027-10-30T12:00:00Z | 2027-10-31T00:30 2027-11-01T01:30
            cron(0/30 2 * * ? *)  | Europe/Paris     | 2027-10-31T00:10:00Z | 2027-10-31T00:30 2027-11-01T01:00
            cron(0/30 2 * * ? *)  | Europe/Paris     | 2027-10-31T01:10:00Z | 2027-11-01T01:00 2027-11-01T01:30
            cron(30 2 * * ? *)    | ''               | 2027-03-27T12:00:00Z | 2027-03-28T02:30 2027-03-29T02:30
            rate(1 day)           | Europe/Paris     | 2027-03-27T12:00:00Z | 2027-03-28T12:00 2027-03-29T12:00
            at(2030-01-31T06:00:00) | America/Lima   | 2026-11-23T10:00:00Z | 2030-01-31T11:00
            """)
    void clocksOfATimeZoneCountAndAnHourThatIsMissingOrDoubleIsNoRunOrOne(
            String expression, String zone, Instant from, String expected) {
        assertThat(runs(of(expression, zone), from, 2)).isEqualTo(Arrays.asList(expected.split(" ")));
    }

    @Test
    void aSingleTimeThatTheTimeZoneLeavesOutNeverComes() {
        assertThat(runs(of("at(2027-03-28T02:30:00)", "Europe/Paris"), MONDAY, 1))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(5 minutes)   | 2026-11-23T09:58:00Z | ''                   | 2026-11-23T10:03 2026-11-23T10:08
            rate(5 minutes)   | 2026-11-23T12:00:00Z | 2026-11-23T12:05:00Z | 2026-11-23T12:00 2026-11-23T12:05
            rate(5 minutes)   | ''                   | 2026-11-23T10:07:00Z | 2026-11-23T10:05
            cron(0 6 * * ? *) | 2026-11-30T06:00:00Z | 2026-12-01T06:00:00Z | 2026-11-30T06:00 2026-12-01T06:00
            cron(0 6 * * ? *) | 2026-11-30T08:00:00+02:00 | 2026-12-01T05:00 | 2026-11-30T06:00
            """)
    void aStartAndAnEndAreBothRuns(String expression, String start, String end, String expected) {
        String last = end.length() == 16 ? end + ":00" : end;
        assertThat(runs(new Timing(expression, "", start, last), MONDAY, 3))
                .startsWith(expected.split(" "))
                .hasSize(last.isEmpty() ? 3 : expected.split(" ").length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            every day          | '' | every day is not a schedule expression
            rate(0 minutes)    | '' | it is not a number of minutes, hours or days
            rate(5 weeks)      | '' | it is not a number of minutes, hours or days
            cron(0 6 * * *)    | '' | it has 5 fields, not 6
            cron(0 0 6 * * ? *)| '' | it has 7 fields, not 6
            cron(0 6 * * * *)  | '' | both a day-of-week AND a day-of-month
            cron(0 6 ? * ? *)  | '' | '?'
            cron(61 6 * * ? *) | '' | Minute and Second values must be between 0 and 59
            cron(0 6 x * ? *)  | '' | x
            at(tomorrow)       | '' | tomorrow
            rate(1 hour)       | Mars/Olympus | Mars/Olympus
            """)
    void whatAwsWouldRefuseIsReported(String expression, String zone, String problem) {
        assertThatThrownBy(() -> of(expression, zone).recurrence(MONDAY))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(expression)
                .hasMessageContaining(problem);
    }
}
