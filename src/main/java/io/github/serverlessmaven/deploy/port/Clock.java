/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.port;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Time, so that tests need not wait. */
public interface Clock {

    /** The present. */
    Instant now();

    /**
     * How much time has passed since some moment, in nanoseconds; unlike the present it runs evenly even if somebody sets the machine's
     * clock.
     */
    default long ticks() {
        return Duration.between(Instant.EPOCH, now()).toNanos();
    }

    /** Waits; ends early, with the thread's interrupt flag set, when the thread is interrupted. */
    void sleep(Duration duration);

    /**
     * Waits for a result, no longer than a limit.
     *
     * @return empty if there is none by then
     * @throws ExecutionException if there is a failure in its place
     */
    default <T> Optional<T> await(Future<T> result, Duration limit) throws InterruptedException, ExecutionException {
        try {
            return Optional.of(result.get(limit.toNanos(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        }
    }

    /** A time in words, to the second: {@code 2026-11-30 14:03:12 UTC}. */
    static String text(Instant time) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(time);
    }
}
