/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import java.time.Duration;

/** Records of a shard that are processed one batch after the other, and the batch of them that is being delivered. */
final class Lane {

    private static final Duration WHILE_BUSY = Duration.ofMillis(50);

    private final BatchBuffer buffer;
    private final Delivery delivery;
    private boolean isBusy;
    private boolean hasProgressed;

    Lane(BatchBuffer buffer, Delivery delivery) {
        this.buffer = buffer;
        this.delivery = delivery;
    }

    void add(StreamRecord record) {
        buffer.add(record);
    }

    int size() {
        return buffer.size();
    }

    /** Reserves the lane for a step; false if one is running. */
    synchronized boolean reserve() {
        boolean isFree = !isBusy;
        isBusy = true;
        return isFree;
    }

    /** Delivers what is due, one call of the function at most, and gives the lane back. */
    void step(boolean isEnd) {
        boolean hasCalled = false;
        try {
            if (delivery.isIdle()) {
                buffer.take(isEnd).ifPresent(delivery::begin);
            }
            hasCalled = delivery.step();
        } finally {
            release(hasCalled);
        }
    }

    private synchronized void release(boolean hasCalled) {
        hasProgressed |= hasCalled;
        isBusy = false;
    }

    /** Whether the function was called since this was asked last. */
    synchronized boolean progress() {
        boolean progress = hasProgressed;
        hasProgressed = false;
        return progress;
    }

    /** Whether everything is delivered or given up. */
    synchronized boolean isDone() {
        return !isBusy && buffer.isEmpty() && delivery.isIdle();
    }

    /** How long this lane has nothing to do, if nothing is added. */
    synchronized Duration pause(Duration longest) {
        if (isBusy) {
            return longest.compareTo(WHILE_BUSY) < 0 ? longest : WHILE_BUSY;
        }
        Duration left = delivery.isIdle() ? longest : delivery.untilNext();
        return longest.compareTo(left) < 0 ? longest : left;
    }
}
