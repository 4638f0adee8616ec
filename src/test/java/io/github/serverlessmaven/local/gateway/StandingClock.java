/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** A clock that goes on only when a test says so; who sleeps, sleeps until interrupted, or not at all if time rushes. */
final class StandingClock implements Clock {

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private boolean rushes;

    /** Lets time pass. */
    synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Lets every sleep end at once. */
    synchronized void rush() {
        rushes = true;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    private synchronized boolean rushed(Duration duration) {
        if (rushes) {
            now = now.plus(duration);
        }
        return rushes;
    }

    /** Who waits has the result if it is there, or waits for it while time stands. */
    @Override
    public <T> Optional<T> await(Future<T> result, Duration limit) throws InterruptedException, ExecutionException {
        return rushed(limit) && !result.isDone() ? Optional.empty() : Optional.of(result.get());
    }

    @Override
    public void sleep(Duration duration) {
        if (!rushed(duration)) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
