/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Gathers records until a batch is due: it has its size, 6 MB or its batching window is over. Records of a tumbling window are never in one
 * batch with those of another.
 */
final class BatchBuffer {

    /** Lambda's limit of a payload, less what surrounds the records. */
    private static final int LARGEST = 6 * 1024 * 1024 - 4096;

    private final StreamMapping mapping;
    private final Clock clock;
    private final Deque<StreamRecord> records = new ArrayDeque<>();
    private Optional<Instant> begin = Optional.empty();
    private Optional<Window> window = Optional.empty();

    BatchBuffer(StreamMapping mapping, Clock clock) {
        this.mapping = mapping;
        this.clock = clock;
    }

    synchronized void add(StreamRecord record) {
        if (records.isEmpty()) {
            begin = Optional.of(clock.now());
        }
        records.add(record);
    }

    synchronized int size() {
        return records.size();
    }

    /** Whether nothing is left to deliver. */
    synchronized boolean isEmpty() {
        return records.isEmpty() && window.isEmpty();
    }

    /**
     * The next batch, if one is due.
     *
     * @param isEnd whether no more records follow
     */
    synchronized Optional<Batch> take(boolean isEnd) {
        return mapping.tumblingWindow().isZero() ? records(isEnd) : ofWindow(isEnd);
    }

    private Optional<Batch> records(boolean isEnd) {
        List<StreamRecord> first = fitting(Optional.empty());
        return isDue(first, isEnd) ? Optional.of(new Batch(removed(first), Optional.empty())) : Optional.empty();
    }

    private Optional<Batch> ofWindow(boolean isEnd) {
        Optional<StreamRecord> next = Optional.ofNullable(records.peek());
        if (window.isEmpty() && next.isPresent()) {
            window = Optional.of(Window.of(next.get().arrival(), mapping.tumblingWindow()));
        }
        if (window.isEmpty()) {
            return Optional.empty();
        }
        Window current = window.get();
        List<StreamRecord> first = fitting(window);
        boolean takesAll = first.size()
                == records.stream().takeWhile(record -> isOf(current, record)).count();
        boolean isOver = first.size() < records.size()
                || isEnd
                || !clock.now().isBefore(current.end().plus(mapping.window()));
        if (takesAll && isOver) {
            window = Optional.empty();
            return Optional.of(new Batch(removed(first), Optional.of(current.ending())));
        }
        return isDue(first, isEnd) ? Optional.of(new Batch(removed(first), window)) : Optional.empty();
    }

    /** Records that arrived late count for the window that is open. */
    private static boolean isOf(Window window, StreamRecord record) {
        return record.arrival().isBefore(window.end());
    }

    private List<StreamRecord> fitting(Optional<Window> within) {
        List<StreamRecord> first = new ArrayList<>();
        int size = 0;
        for (StreamRecord record : records) {
            size += record.size();
            boolean fits = first.size() < mapping.batchSize() && (first.isEmpty() || size <= LARGEST);
            if (!fits || within.filter(current -> !isOf(current, record)).isPresent()) {
                break;
            }
            first.add(record);
        }
        return first;
    }

    private boolean isDue(List<StreamRecord> first, boolean isEnd) {
        boolean isFull = first.size() == mapping.batchSize() || first.size() < records.size();
        return !first.isEmpty() && (isEnd || isFull || isWindowOver(mapping.window()));
    }

    private boolean isWindowOver(Duration length) {
        return begin.filter(time -> !clock.now().isBefore(time.plus(length))).isPresent();
    }

    private List<StreamRecord> removed(List<StreamRecord> first) {
        first.forEach(record -> records.remove());
        begin = records.isEmpty() ? Optional.empty() : Optional.of(clock.now());
        return first;
    }
}
