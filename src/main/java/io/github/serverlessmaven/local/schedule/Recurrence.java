/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.quartz.CronExpression;

/** When a schedule runs. */
sealed interface Recurrence {

    /** The first time after a moment; empty if there is none. */
    Optional<Instant> after(Instant moment);

    /**
     * At regular intervals.
     *
     * @param period between two runs
     * @param first the first run
     */
    record Rate(Duration period, Instant first) implements Recurrence {

        @Override
        public Optional<Instant> after(Instant moment) {
            if (moment.isBefore(first)) {
                return Optional.of(first);
            }
            long runs = Duration.between(first, moment).dividedBy(period);
            return Optional.of(first.plus(period.multipliedBy(runs + 1)));
        }
    }

    /**
     * At the times of a cron expression. A local time that is skipped has no run; one that occurs twice has one run.
     *
     * @param times with seconds, as the library reads it
     * @param zone that applies
     */
    record Cron(CronExpression times, ZoneId zone) implements Recurrence {

        @Override
        public Optional<Instant> after(Instant moment) {
            LocalDateTime clock = LocalDateTime.ofInstant(moment, zone);
            while (true) {
                Date next = times.getNextValidTimeAfter(Date.from(clock.toInstant(ZoneOffset.UTC)));
                if (next == null) {
                    return Optional.empty();
                }
                clock = LocalDateTime.ofInstant(next.toInstant(), ZoneOffset.UTC);
                Optional<Instant> run = instant(clock, zone).filter(time -> time.isAfter(moment));
                if (run.isPresent()) {
                    return run;
                }
            }
        }
    }

    /**
     * Once.
     *
     * @param time of the run; empty if the time zone skips it
     */
    record Once(Optional<Instant> time) implements Recurrence {

        static Once at(LocalDateTime clock, ZoneId zone) {
            return new Once(instant(clock, zone));
        }

        @Override
        public Optional<Instant> after(Instant moment) {
            return time.filter(run -> run.isAfter(moment));
        }
    }

    /**
     * Not before a start, not after an end.
     *
     * @param unbounded all runs
     */
    record Bounded(Recurrence unbounded, Optional<Instant> start, Optional<Instant> end) implements Recurrence {

        @Override
        public Optional<Instant> after(Instant moment) {
            Instant from = start.map(first -> first.minusNanos(1))
                    .filter(first -> first.isAfter(moment))
                    .orElse(moment);
            return unbounded
                    .after(from)
                    .filter(run -> end.filter(last -> last.isBefore(run)).isEmpty());
        }
    }

    private static Optional<Instant> instant(LocalDateTime clock, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(clock);
        return offsets.isEmpty() ? Optional.empty() : Optional.of(clock.toInstant(offsets.get(0)));
    }
}
