/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the requests of API keys against the throttle and the quota of their usage plan, since this process started. See "Usage plans
 * and API keys for REST APIs in API Gateway".
 */
final class UsageLimits {

    private final Clock clock;
    private final Map<String, Usage> usages = new HashMap<>();

    /**
     * What a key has used.
     *
     * @param tokens requests that it may make at once
     * @param since when these were counted
     * @param period the first day of the quota's period
     * @param count requests of that period
     */
    private record Usage(double tokens, Instant since, LocalDate period, long count) {}

    UsageLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counts a request of a key; the error if it is one too many, which does not count. */
    synchronized Optional<RestError> exceeded(String key, Value.Mapping plan) {
        Value.Mapping throttle = Values.mapping(plan, "Throttle");
        Value.Mapping quota = Values.mapping(plan, "Quota");
        Instant now = clock.now();
        LocalDate period =
                period(Values.text(quota, "Period"), now.atZone(ZoneOffset.UTC).toLocalDate());
        double burst = Values.number(throttle, "BurstLimit", Integer.MAX_VALUE);
        Usage known = usages.getOrDefault(key, new Usage(burst, now, period, 0));
        double rate =
                Values.find(throttle, "RateLimit").map(Double::parseDouble).orElse(Double.MAX_VALUE);
        double seconds = Duration.between(known.since(), now).toMillis() / 1000.0;
        double tokens = Math.min(burst, known.tokens() + (seconds > 0 ? seconds * rate : 0));
        long used = known.period().equals(period) ? known.count() : 0;
        if (used >= Values.number(quota, "Limit", Integer.MAX_VALUE)) {
            return Optional.of(RestError.QUOTA_EXCEEDED);
        }
        if (tokens < 1) {
            return Optional.of(RestError.THROTTLED);
        }
        usages.put(key, new Usage(tokens - 1, now, period, used + 1));
        return Optional.empty();
    }

    /** Resets the counters. */
    synchronized void forget() {
        usages.clear();
    }

    private static LocalDate period(String period, LocalDate today) {
        return switch (period) {
            case "WEEK" -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
            case "MONTH" -> today.withDayOfMonth(1);
            default -> today;
        };
    }
}
