/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Takes a shard from a position to its end: reads, leaves out what the filter does not accept, and delivers in order. */
final class ShardConsumer {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final RecordStream stream;
    private final ShardReader reader;
    private final Predicate<Value.Mapping> filter;
    private final List<Lane> lanes;
    private final int room;
    private final Executor executor;
    private final Clock clock;
    private final Outage outage;
    private Duration readPause = Duration.ZERO;
    private Instant nextRead = Instant.EPOCH;

    /**
     * Creates the consumer of a shard.
     *
     * @param filter which records the function gets
     * @param lanes records of one key are in one of them
     * @param room how many records wait at most before no more are read
     * @param executor runs steps of lanes
     * @param outage is notified when the shard cannot be read, and when it can again
     */
    ShardConsumer(
            RecordStream stream,
            ShardReader reader,
            Predicate<Value.Mapping> filter,
            List<Lane> lanes,
            int room,
            Executor executor,
            Clock clock,
            Outage outage) {
        this.stream = stream;
        this.reader = reader;
        this.filter = filter;
        this.lanes = List.copyOf(lanes);
        this.room = room;
        this.executor = executor;
        this.clock = clock;
        this.outage = outage;
    }

    /** Begins with what is added from now on, unless reading begins with what is there. */
    void begin() {
        reader.begin();
    }

    /** Whether the shard was deleted. */
    boolean isGone() {
        return reader.isGone();
    }

    /** Whether the shard is closed, and everything in it is delivered or given up. */
    boolean isDone() {
        return reader.isExhausted() && lanes.stream().allMatch(Lane::isDone);
    }

    /**
     * Reads if it is time to, and delivers what is due.
     *
     * @return how long nothing more is to be done
     */
    Duration step() {
        boolean hasProgressed = !reader.isExhausted() && !clock.now().isBefore(nextRead) && waiting() < room && read();
        for (Lane lane : lanes) {
            if (lane.reserve()) {
                executor.execute(() -> lane.step(reader.isExhausted()));
            }
            hasProgressed |= lane.progress();
        }
        return hasProgressed
                ? Duration.ZERO
                : lanes.stream()
                        .map(lane -> lane.pause(stream.pause()))
                        .min(Duration::compareTo)
                        .orElse(stream.pause());
    }

    private int waiting() {
        return lanes.stream().mapToInt(Lane::size).sum();
    }

    /** Whether there were records, or the end. */
    private boolean read() {
        try {
            List<StreamRecord> records = reader.read();
            outage.end("It is read again.");
            records.stream().filter(record -> filter.test(record.event())).forEach(this::add);
            readPause = Duration.ZERO;
            nextRead = records.isEmpty() ? clock.now().plus(stream.pause()) : clock.now();
            return !records.isEmpty() || reader.isExhausted();
        } catch (ServerlessException e) {
            outage.begin(String.valueOf(e.getMessage()));
            readPause = min(readPause.isZero() ? stream.pause() : readPause.multipliedBy(2), LONGEST_PAUSE);
            nextRead = clock.now().plus(readPause);
            return false;
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void add(StreamRecord record) {
        lanes.get(Math.floorMod(record.key().hashCode(), lanes.size())).add(record);
    }
}
