/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.quartz.CronExpression;

/**
 * What decides when a schedule runs, as the template writes it.
 *
 * @param expression {@code rate(…)}, {@code cron(…)} with six fields, or {@code at(…)}
 * @param zone the name of a time zone; UTC if it is empty
 * @param start the first moment; empty for none
 * @param end the last moment; empty for none
 */
record Timing(String expression, String zone, String start, String end) {

    private static final Pattern FORM = Pattern.compile("(rate|cron|at)\\((.*)\\)");
    private static final Pattern RATE = Pattern.compile("([1-9][0-9]{0,8}) (minute|hour|day)s?");
    private static final int CRON_FIELDS = 6;

    /** That of a rule, which knows UTC only, or of a schedule of EventBridge Scheduler. */
    static Timing of(Value.Mapping properties) {
        return new Timing(
                Values.text(properties, "ScheduleExpression").strip(),
                Values.text(properties, "ScheduleExpressionTimezone"),
                Values.text(properties, "StartDate"),
                Values.text(properties, "EndDate"));
    }

    /**
     * When the schedule runs.
     *
     * @param seen from which a rate without a start counts
     * @throws ServerlessException if AWS would refuse the expression
     */
    Recurrence recurrence(Instant seen) {
        Matcher form = FORM.matcher(expression);
        if (!form.matches()) {
            throw malformed("it is not one of rate(…), cron(…) and at(…)");
        }
        String inner = form.group(2).strip();
        try {
            ZoneId clocks = zone.isEmpty() ? ZoneId.of("UTC") : ZoneId.of(zone);
            return switch (form.group(1)) {
                case "rate" -> bounded(rate(inner, seen));
                case "cron" -> bounded(cron(inner, clocks));
                default -> Recurrence.Once.at(LocalDateTime.parse(inner), clocks);
            };
        } catch (DateTimeException | ParseException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private Recurrence bounded(Recurrence unbounded) {
        return start.isEmpty() && end.isEmpty()
                ? unbounded
                : new Recurrence.Bounded(unbounded, instant(start), instant(end));
    }

    private Recurrence rate(String text, Instant seen) {
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw malformed("it is not a number of minutes, hours or days");
        }
        ChronoUnit unit = ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S");
        Duration period = Duration.of(Long.parseLong(rate.group(1)), unit);
        return new Recurrence.Rate(period, instant(start).orElseGet(() -> seen.plus(period)));
    }

    /** The library wants seconds in front, and takes a year or none. */
    private Recurrence cron(String text, ZoneId clocks) throws ParseException {
        int fields = text.split("\\s+").length;
        if (fields != CRON_FIELDS) {
            throw malformed("it has " + fields + " fields, not " + CRON_FIELDS);
        }
        CronExpression times = new CronExpression("0 " + text);
        times.setTimeZone(TimeZone.getTimeZone("UTC"));
        return new Recurrence.Cron(times, clocks);
    }

    private static Optional<Instant> instant(String text) {
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(OffsetDateTime.parse(zoned(text)).toInstant());
    }

    /** AWS takes times without an offset as UTC. */
    private static String zoned(String text) {
        return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? text : text + "Z";
    }

    private ServerlessException malformed(String problem) {
        return new ServerlessException(
                text() + " is not a schedule expression: " + problem + ".",
                "Write rate(5 minutes), cron(0 6 * * ? *) or at(2030-01-31T06:00:00), and a time zone such as Europe/Paris.");
    }

    /** For reading. */
    String text() {
        return expression + (zone.isEmpty() ? "" : " " + zone);
    }
}
