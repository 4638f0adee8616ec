/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.local.filter.FilterCriteria;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a function gets the records of a stream. Two are equal if they are configured alike.
 *
 * @param settings as the stack has them
 */
record StreamMapping(EventSourceMapping settings) {

    /** The mappings of all stacks whose source is a stream, or a consumer of one by its name on this machine. */
    static List<StreamMapping> of(Account account) {
        return EventSourceMapping.of(account).stream()
                .filter(mapping -> mapping.isOfStream(account))
                .map(StreamMapping::new)
                .toList();
    }

    String id() {
        return settings.id();
    }

    /** The ARN of the stream as the template has it, or what stands for a resource of the stack. */
    String source() {
        return settings.source();
    }

    /** The function with its alias or version. */
    String function() {
        return settings.function();
    }

    boolean isEnabled() {
        return settings.isEnabled();
    }

    /** How many records a batch has at most. */
    int batchSize() {
        return settings.batchSize();
    }

    /** How long records are gathered for a batch. */
    Duration window() {
        return settings.window();
    }

    /** Whether the function reports which records failed. */
    boolean reportsFailures() {
        return settings.reportsFailures();
    }

    /** The ARN of where records of failed batches go. */
    Optional<String> destination() {
        return settings.failureDestination();
    }

    private Value.Mapping properties() {
        return settings.properties();
    }

    /** The length of the windows over which the function aggregates; zero if it does not. */
    Duration tumblingWindow() {
        return Duration.ofSeconds(Values.number(properties(), "TumblingWindowInSeconds", 0));
    }

    /** How many batches of a shard are processed at once; of windows one after the other. */
    int lanes() {
        return tumblingWindow().isZero() ? Values.number(properties(), "ParallelizationFactor", 1) : 1;
    }

    /** How often a batch is retried; empty for as often as its records exist. */
    Optional<Integer> retries() {
        return Optional.of(Values.number(properties(), "MaximumRetryAttempts", -1))
                .filter(number -> number >= 0);
    }

    /** How old a record may be; empty for as old as records get. */
    Optional<Duration> recordAge() {
        return Optional.of(Values.number(properties(), "MaximumRecordAgeInSeconds", -1))
                .filter(number -> number >= 0)
                .map(Duration::ofSeconds);
    }

    /** Whether a batch that fails is split in two. */
    boolean bisects() {
        return Values.text(properties(), "BisectBatchOnFunctionError").equals("true");
    }

    /** Which records the function gets. */
    Predicate<Value.Mapping> filter() {
        return FilterCriteria.of(properties())::accepts;
    }

    /** Where reading the shards begins that exist now. */
    Position start() {
        return switch (Values.text(properties(), "StartingPosition")) {
            case "LATEST" -> Position.LATEST;
            case "AT_TIMESTAMP" ->
                new Position.Since(
                        Instant.ofEpochMilli(new BigDecimal(Values.find(properties(), "StartingPositionTimestamp")
                                        .orElse("0"))
                                .movePointRight(3)
                                .longValue()));
            default -> Position.OLDEST;
        };
    }

    /** Where reading the shards begins that appear later: none of their records may be skipped. */
    Position startOfLaterShards() {
        return start() instanceof Position.Since since ? since : Position.OLDEST;
    }
}
