/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A deployment that the bucket has, by its key.
 *
 * @param id its id, which begins with its time in milliseconds
 * @param key the object that has its template: the record, or the compiled template of Serverless
 * @param isRecorded whether this plugin made it, and recorded it
 */
public record PastDeployment(String id, String key, boolean isRecorded) {

    private static final Pattern RECORD = Pattern.compile("deployments/([0-9]{13}-[0-9a-f]{12})[.]json");

    /** The file name is a contract of Serverless: its own rollback looks for it. */
    private static final Pattern SERVERLESS =
            Pattern.compile("([0-9]{13}-[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z)/compiled-cloudformation-template[.]json");

    private static final int DIGITS_OF_TIME = 13;

    /**
     * The deployment that a key stands for.
     *
     * @param prefix where the stage's files stand in the bucket, with a trailing slash
     * @return empty for what is not the main object of a deployment
     */
    static Optional<PastDeployment> of(String key, String prefix) {
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        String name = key.substring(prefix.length());
        Matcher record = RECORD.matcher(name);
        if (record.matches()) {
            return Optional.of(new PastDeployment(record.group(1), key, true));
        }
        Matcher serverless = SERVERLESS.matcher(name);
        return serverless.matches()
                ? Optional.of(new PastDeployment(serverless.group(1), key, false))
                : Optional.empty();
    }

    /** When it began to change the stack. */
    public Instant time() {
        return Instant.ofEpochMilli(Long.parseLong(id.substring(0, DIGITS_OF_TIME)));
    }

    /** That time in words, to the second. */
    public String timeText() {
        return Clock.text(time());
    }

    /**
     * Whether a text names it: its id, one of the two parts of the id, or its time as in ISO 8601, to the second or more exactly; in
     * UTC unless the text has a zone.
     */
    public boolean isNamed(String text) {
        return id.equals(text)
                || id.startsWith(text + "-")
                || id.substring(DIGITS_OF_TIME + 1).equals(text)
                || instant(text)
                        .equals(Optional.of(text.contains(".") ? time() : time().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static Optional<Instant> instant(String text) {
        String form = text.strip().replaceFirst(" ?UTC$", "Z").replaceFirst("(?<=[0-9]) (?=[0-9])", "T");
        try {
            return Optional.of(
                            DateTimeFormatter.ISO_DATE_TIME.parseBest(form, ZonedDateTime::from, LocalDateTime::from))
                    .map(found -> found instanceof ZonedDateTime zoned
                            ? zoned.toInstant()
                            : ((LocalDateTime) found).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
