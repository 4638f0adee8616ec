/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.source.FailureDestination;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reports discarded batches of one shard to the destination of a mapping and to the console. */
final class DiscardedBatches {

    private final StreamMapping mapping;
    private final RecordStream stream;
    private final String shard;
    private final FailureDestination destination;
    private final Clock clock;
    private final UniqueIds ids;
    private final Consumer<String> listener;

    DiscardedBatches(
            StreamMapping mapping,
            RecordStream stream,
            String shard,
            FailureDestination destination,
            Clock clock,
            UniqueIds ids,
            Consumer<String> listener) {
        this.mapping = mapping;
        this.stream = stream;
        this.shard = shard;
        this.destination = destination;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** Discards records. */
    void add(List<StreamRecord> records, String condition, int attempts, Optional<CallResult> last) {
        if (records.isEmpty()) {
            return;
        }
        listener.accept(records.size() + " records of " + shard + " of " + stream.arn() + " are given up (" + condition
                + ")" + last.map(result -> ": " + result.cause()).orElse("."));
        mapping.destination().ifPresent(arn -> {
            FailureRecord failure =
                    new FailureRecord(stream, shard, mapping.function(), records, condition, attempts, last);
            send(arn, failure);
        });
    }

    private void send(String arn, FailureRecord failure) {
        Instant now = clock.now();
        Value.Mapping record = failure.toValue(ids.next(), now);
        if (arn.contains(":s3:")) {
            record = record.with(
                    "payload",
                    Value.mapping(
                            "Records",
                            new Value.Sequence(failure.records().stream()
                                    .<Value>map(StreamRecord::event)
                                    .toList())));
        }
        try {
            destination.send(arn, FailureRecord.key(mapping.id(), shard, now, ids.next()), record);
        } catch (ServerlessException e) {
            listener.accept("Nothing was sent to " + arn + ": " + e.getMessage());
        }
    }
}
