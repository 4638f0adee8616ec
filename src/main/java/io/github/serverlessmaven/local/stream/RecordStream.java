/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A stream of records, each call a request. All of them fail with a {@link ServiceFailure}. */
interface RecordStream {

    /** The ARN that functions see. */
    String arn();

    /** The key of the facts about a batch in a record for a destination. */
    String batchInfo();

    /** How long a reader waits after it found nothing: AWS limits how often a shard may be read. */
    Duration pause();

    /** All shards that are kept, open or not. */
    List<Shard> shards();

    /** An iterator of a shard. */
    String iterator(String shard, Position position);

    /** The records of an iterator. */
    Page read(String shard, String iterator);

    /**
     * What an iterator gives.
     *
     * @param records in order
     * @param next the iterator of those that follow; empty at the end of a closed shard
     */
    record Page(List<StreamRecord> records, Optional<String> next) {

        /** Copies the records. */
        public Page {
            records = List.copyOf(records);
        }
    }

    /** A time in seconds since 1970, with a fraction; the beginning of time if there is none. */
    static Instant time(Value.Mapping mapping, String key) {
        return mapping.get(key)
                .filter(Value.Numeric.class::isInstance)
                .map(seconds -> ((Value.Numeric) seconds).number().movePointRight(3))
                .map(millis -> Instant.ofEpochMilli(millis.longValue()))
                .orElse(Instant.EPOCH);
    }
}
