/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The one time that all files of a package carry.
 *
 * @param value without zone, as zips have it; in steps of two seconds
 */
public record EntryTime(LocalDateTime value) {

    /** The earliest time a zip can hold; what Serverless writes. */
    public static final EntryTime EARLIEST = new EntryTime(LocalDateTime.of(1980, 1, 1, 0, 0));

    private static final LocalDateTime LATEST = LocalDateTime.of(2099, 12, 31, 23, 59, 58);

    /**
     * The time that a build asks for, as Maven's own archives take it ("Configuring for Reproducible Builds", Maven guides).
     *
     * @param outputTimestamp {@code project.build.outputTimestamp}: ISO 8601, or seconds since 1970; empty or a single character
     *     that is not a digit counts as none
     * @throws PackagingException if it is something else, or no time that a zip can hold
     */
    public static EntryTime of(Optional<String> outputTimestamp) {
        Optional<String> text =
                outputTimestamp.map(String::trim).filter(value -> value.length() > 1 || value.matches("[0-9]"));
        return text.map(EntryTime::parse).orElse(EARLIEST);
    }

    private static EntryTime parse(String text) {
        try {
            Instant instant = text.matches("[0-9]+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant();
            LocalDateTime time = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
            LocalDateTime even = time.minusSeconds(time.getSecond() % 2);
            if (even.isBefore(EARLIEST.value) || even.isAfter(LATEST)) {
                throw new DateTimeException("not between 1980 and 2099");
            }
            return new EntryTime(even);
        } catch (DateTimeException | NumberFormatException e) {
            throw new PackagingException(
                    "project.build.outputTimestamp is \"" + text + "\", which is no time that a zip can hold.",
                    "Write a time such as 2026-11-23T00:00:00Z, from 1980 to 2099, or leave the property out.",
                    e);
        }
    }
}
