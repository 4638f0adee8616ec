/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Reads a shard from a position to its end, and asks for a new iterator when the old one has expired. No record is read twice. */
final class ShardReader {

    private final RecordStream stream;
    private final String shard;
    private final Clock clock;
    private Position position;
    private Optional<String> iterator = Optional.empty();
    private Optional<Instant> since = Optional.empty();
    private volatile boolean isExhausted;
    private volatile boolean isGone;

    ShardReader(RecordStream stream, String shard, Position position, Clock clock) {
        this.stream = stream;
        this.shard = shard;
        this.position = position;
        this.clock = clock;
    }

    /** Whether the shard was deleted with its stream; one of the same name may be another. */
    boolean isGone() {
        return isGone;
    }

    /** Whether the shard is closed and all of it is read, or it is gone. */
    boolean isExhausted() {
        return isExhausted;
    }

    /** Where reading begins with the latest record, what is added from now on is read. A shard that does not answer is left to {@link #read}. */
    void begin() {
        if (position.equals(Position.LATEST)) {
            try {
                openIterator();
            } catch (ServiceFailure unanswered) {
                return;
            }
        }
    }

    /**
     * The next records; often none.
     *
     * @throws ServiceFailure if the shard cannot be read now, or no longer
     */
    List<StreamRecord> read() {
        if (isExhausted) {
            return List.of();
        }
        try {
            RecordStream.Page page = stream.read(shard, iterator.isPresent() ? iterator.get() : openIterator());
            iterator = page.next();
            isExhausted = page.next().isEmpty();
            List<StreamRecord> records =
                    page.records().stream().filter(this::isAhead).toList();
            if (!page.records().isEmpty()) {
                position = new Position.After(
                        page.records().get(page.records().size() - 1).sequenceNumber());
            }
            return records;
        } catch (ServiceFailure e) {
            return renewed(e);
        }
    }

    private String openIterator() {
        Instant now = clock.now();
        String begun = stream.iterator(shard, position);
        iterator = Optional.of(begun);
        since = position instanceof Position.Since begin ? Optional.of(begin.time()) : Optional.empty();
        if (position.equals(Position.LATEST)) {
            position = new Position.Since(now); // "latest" again would leave out what is added until it expires
        }
        return begun;
    }

    private List<StreamRecord> renewed(ServiceFailure failure) {
        switch (failure.code()) {
            case "ExpiredIteratorException" -> iterator = Optional.empty();
            case "TrimmedDataAccessException" -> {
                iterator = Optional.empty();
                position = Position.OLDEST;
            }
            case "ResourceNotFoundException" -> {
                isGone = true;
                isExhausted = true;
            }
            default -> throw failure;
        }
        return List.of();
    }

    /** What is asked for by time may begin with older records; streams of tables know whole seconds only. */
    private boolean isAhead(StreamRecord record) {
        return since.filter(time -> record.arrival().isBefore(time.truncatedTo(ChronoUnit.SECONDS)))
                .isEmpty();
    }
}
