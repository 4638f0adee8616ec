/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Delivers batches of one shard, one after the other: retries what failed, splits it where that is configured, and discards it when its
 * attempts or its time are used up. Each step is one call of the function at most; between the steps, other shards continue.
 */
final class Delivery {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int LONGEST_PAUSE = 30;

    private final StreamMapping mapping;
    private final BatchCall function;
    private final DiscardedBatches discarded;
    private final Clock clock;
    private final Deque<Part> parts = new ArrayDeque<>();
    private Value.Mapping state = Value.Mapping.EMPTY;
    private Instant next = Instant.EPOCH;
    private int throttled;

    Delivery(StreamMapping mapping, BatchCall function, DiscardedBatches discarded, Clock clock) {
        this.mapping = mapping;
        this.function = function;
        this.discarded = discarded;
        this.clock = clock;
    }

    /** Part of a batch, and how often it failed. */
    private record Part(Batch batch, int failures, Optional<CallResult> last) {

        Part from(int index) {
            return new Part(batch.from(index), failures, last);
        }
    }

    boolean isIdle() {
        return parts.isEmpty();
    }

    void begin(Batch batch) {
        parts.add(new Part(batch, 0, Optional.empty()));
    }

    /** Calls the function if it is time to; whether it did. */
    boolean step() {
        if (parts.isEmpty() || clock.now().isBefore(next)) {
            return false;
        }
        Optional<Part> part = unexpired(parts.remove());
        part.ifPresent(this::call);
        return part.isPresent();
    }

    /** How long until the next step makes sense. */
    Duration untilNext() {
        Duration left = Duration.between(clock.now(), next);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** What of a part is not too old; older ones are discarded. */
    private Optional<Part> unexpired(Part part) {
        List<StreamRecord> records = part.batch().records();
        Optional<Instant> oldest = mapping.recordAge().map(age -> clock.now().minus(age));
        int expired = (int) records.stream()
                .takeWhile(record -> oldest.filter(record.arrival()::isBefore).isPresent())
                .count();
        if (expired > 0) {
            discarded.add(records.subList(0, expired), "RecordAgeExceeded", part.failures(), part.last());
        }
        boolean isLeft = expired < records.size()
                || part.batch().window().filter(Window::isFinal).isPresent();
        return isLeft ? Optional.of(part.from(expired)) : Optional.empty();
    }

    private void call(Part part) {
        BatchCall.Outcome outcome = function.call(part.batch(), state);
        if (Thread.currentThread().isInterrupted()) {
            parts.addFirst(part); // this process ends, and with it the call
            return;
        }
        if (outcome.result().isEmpty()) {
            throttled++;
            wait(throttled);
            parts.addFirst(part);
            return;
        }
        throttled = 0;
        state = outcome.state();
        OptionalInt failed = outcome.firstFailed();
        if (failed.isPresent()) {
            failed(part, failed.getAsInt(), outcome);
        } else {
            done(part);
        }
    }

    private void done(Part part) {
        if (part.batch().window().filter(Window::isFinal).isPresent()) {
            state = Value.Mapping.EMPTY;
        }
    }

    /** The records before the first that failed are done. */
    private void failed(Part part, int first, BatchCall.Outcome outcome) {
        Batch rest = part.batch().from(first);
        int size = rest.records().size();
        if (mapping.bisects() && outcome.isWholeBatch() && size > 1) {
            parts.addFirst(new Part(rest.from(size / 2), part.failures(), outcome.result()));
            parts.addFirst(new Part(rest.until(size / 2), part.failures(), outcome.result()));
            return;
        }
        int failures = first > 0 ? 1 : part.failures() + 1;
        if (mapping.retries().filter(retries -> failures > retries).isPresent()) {
            discarded.add(rest.records(), "RetryAttemptsExhausted", failures, outcome.result());
            done(part);
            return;
        }
        wait(failures);
        parts.addFirst(new Part(rest, failures, outcome.result()));
    }

    private void wait(int failures) {
        int seconds = failures > 5 ? LONGEST_PAUSE : Math.min(LONGEST_PAUSE, 1 << (failures - 1));
        next = clock.now().plus(FIRST_PAUSE.multipliedBy(seconds));
    }
}
