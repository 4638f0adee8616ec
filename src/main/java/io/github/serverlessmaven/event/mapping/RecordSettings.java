/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.mapping;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Where sources whose records stay begin to be read, and what becomes of records that fail: streams and Kafka topics. */
public final class RecordSettings {

    static final DiagnosticCode STARTING_TIME = new DiagnosticCode(
            "STARTING_TIME",
            "A source is read from a point in time if, and only if, its startingPosition is AT_TIMESTAMP.");

    static final DiagnosticCode RECORD_AGE =
            new DiagnosticCode("RECORD_AGE", "The age of records is at least a minute, or not limited.");

    private static final String AT_TIMESTAMP = "AT_TIMESTAMP";

    /** Where reading begins; {@code TRIM_HORIZON} unless configured. */
    public static final Property<String> STARTING_POSITION = Property.of(
                    "startingPosition",
                    Types.choice(List.of("LATEST", "TRIM_HORIZON", AT_TIMESTAMP)),
                    "Where a new mapping begins to read: at new records (LATEST), at the oldest (TRIM_HORIZON) or at a point in time"
                            + " (AT_TIMESTAMP).",
                    "LATEST")
            .orElse("TRIM_HORIZON");

    /** The point in time, in seconds since 1970. */
    public static final Property<Value> STARTING_POSITION_TIMESTAMP = Property.of(
            "startingPositionTimestamp",
            Types.text("seconds since 1970, such as 1767225600", "\\d{1,11}(\\.\\d+)?")
                    .<Value>map(seconds -> new Value.Numeric(new BigDecimal(seconds))),
            "The point in time for AT_TIMESTAMP, in seconds since 1970.",
            "1767225600");

    private static final Property<Integer> RETRIES = Property.of(
            "maximumRetryAttempts",
            Types.integer(-1, 10_000),
            "How often a batch is retried that failed; -1 for as long as its records exist.",
            "3");

    private static final Property<Boolean> BISECT = Property.of(
            "bisectBatchOnFunctionError",
            Types.bool(),
            "Whether a batch that failed is retried in two halves.",
            "true");

    private static final Property<Integer> RECORD_AGE_LIMIT = Property.of(
            "maximumRecordAgeInSeconds",
            Types.integer(-1, 604_800),
            "How old records may be, from 60 seconds to a week; -1 for any age.",
            "3600");

    /** What becomes of records that fail. */
    public static final List<Property<?>> PROPERTIES =
            List.of(STARTING_POSITION, STARTING_POSITION_TIMESTAMP, RETRIES, BISECT, RECORD_AGE_LIMIT);

    private RecordSettings() {}

    /** Reports a point in time that is missing or has no effect, and an age that AWS refuses. */
    public static void check(PropertyValues source, Diagnostics diagnostics) {
        boolean isTimed = isTimed(source);
        boolean hasTime = source.get(STARTING_POSITION_TIMESTAMP).isPresent();
        if (isTimed && !hasTime && !isReported(source, diagnostics)) {
            source.error(
                    STARTING_POSITION,
                    diagnostics,
                    STARTING_TIME,
                    "needs a startingPositionTimestamp",
                    "Add \"startingPositionTimestamp\" in seconds since 1970.");
        }
        if (hasTime && !isTimed) {
            source.violation(
                    STARTING_POSITION_TIMESTAMP,
                    diagnostics,
                    STARTING_TIME,
                    "has no effect without \"startingPosition: AT_TIMESTAMP\"",
                    "Add \"startingPosition: AT_TIMESTAMP\", or remove it.");
        }
        source.get(RECORD_AGE_LIMIT)
                .filter(age -> age >= 0 && age < 60)
                .ifPresent(age -> source.violation(
                        RECORD_AGE_LIMIT,
                        diagnostics,
                        RECORD_AGE,
                        "must be -1, or 60 or more, but is " + age,
                        "Raise it to 60, or write -1 for any age."));
    }

    private static boolean isReported(PropertyValues source, Diagnostics diagnostics) {
        return diagnostics.alreadyReported(source.path() + "." + STARTING_POSITION_TIMESTAMP.name());
    }

    /** Whether reading begins at a point in time. */
    public static boolean isTimed(PropertyValues source) {
        return source.get(STARTING_POSITION).equals(Optional.of(AT_TIMESTAMP));
    }

    /** Adds what is configured. */
    public static void putAll(PropertyValues source, Value.MappingBuilder properties) {
        properties
                .put("StartingPosition", source.get(STARTING_POSITION).map(Value::of))
                .put("StartingPositionTimestamp", source.get(STARTING_POSITION_TIMESTAMP))
                .put("MaximumRetryAttempts", source.get(RETRIES).map(Value::of))
                .put("BisectBatchOnFunctionError", source.get(BISECT).map(Value::of))
                .put(
                        "MaximumRecordAgeInSeconds",
                        source.get(RECORD_AGE_LIMIT).filter(age -> age != 0).map(Value::of));
    }
}
