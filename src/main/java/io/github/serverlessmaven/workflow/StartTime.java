/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning of a period, as people write it. */
final class StartTime {

    private static final Pattern BEFORE_NOW = Pattern.compile("(\\d{1,6})([smhdw])");
    private static final Pattern SECONDS = Pattern.compile("\\d{9,10}");
    private static final Pattern MILLISECONDS = Pattern.compile("\\d{12,13}");

    private StartTime() {}

    /**
     * Reads a time.
     *
     * @throws ServerlessException if the text is none
     */
    static Instant parse(String text, Instant now) {
        Matcher before = BEFORE_NOW.matcher(text);
        if (before.matches()) {
            return now.minus(unit(before.group(2)).multipliedBy(Long.parseLong(before.group(1))));
        }
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        if (MILLISECONDS.matcher(text).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return time(text);
        } catch (DateTimeException e) {
            throw new ServerlessException(
                    "serverless.logs.startTime must be a time, but is " + text + ".",
                    "Write a time before now such as 30m, 2h or 3d, a date or time such as 2026-11-25T14:30 (UTC), or seconds"
                            + " since 1970.",
                    e);
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static Instant time(String text) {
        if (!text.contains("T")) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return text.matches(".*T.*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
