/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.source.FailureDestination;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.local.state.UniqueIds;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Creates the consumers of streams.
 *
 * @param directory finds functions
 * @param functions calls them
 * @param destination gets records about discarded batches
 * @param listener is notified of what goes wrong
 */
record ShardConsumers(
        FunctionDirectory directory,
        FunctionCaller functions,
        FailureDestination destination,
        Clock clock,
        UniqueIds ids,
        Consumer<String> listener) {

    /**
     * The consumer of a stream for a mapping.
     *
     * @param executor runs batches of one shard that are processed at once
     */
    StreamConsumer of(StreamMapping mapping, RecordStream stream, Executor executor) {
        return new StreamConsumer(
                stream,
                mapping.start(),
                mapping.startOfLaterShards(),
                (shard, position) ->
                        shard(mapping, stream, shard, position, mapping.lanes() == 1 ? Runnable::run : executor));
    }

    private ShardConsumer shard(
            StreamMapping mapping, RecordStream stream, String shard, Position position, Executor executor) {
        BatchCall call = new BatchCall(mapping, stream.arn(), shard, directory, functions, ids);
        DiscardedBatches discarded = new DiscardedBatches(mapping, stream, shard, destination, clock, ids, listener);
        return new ShardConsumer(
                stream,
                new ShardReader(stream, shard, position, clock),
                mapping.filter(),
                Stream.generate(() -> new Lane(
                                new BatchBuffer(mapping, clock), new Delivery(mapping, call, discarded, clock)))
                        .limit(mapping.lanes())
                        .toList(),
                mapping.lanes() * mapping.batchSize(),
                executor,
                clock,
                new Outage(
                        problem -> listener.accept(shard + " of " + stream.arn() + " is read later: " + problem),
                        answer -> listener.accept(shard + " of " + stream.arn() + " is read again.")));
    }
}
