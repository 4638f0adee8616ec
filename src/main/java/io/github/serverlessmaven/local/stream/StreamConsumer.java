/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.ServiceFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The shards of a stream for one mapping: finds them, also those that splitting and merging makes, and begins each when its parents are
 * done, so that records of one key stay in order.
 */
final class StreamConsumer {

    private final RecordStream stream;
    private final Position start;
    private final Position startOfLater;
    private final BiFunction<String, Position, ShardConsumer> consumers;
    private final Map<String, ShardConsumer> begun = new HashMap<>();
    private final Set<String> leftOut = new HashSet<>();
    private boolean isFirst = true;

    /**
     * Creates a consumer; nothing is read yet.
     *
     * @param start where reading begins of the shards that are there at first
     * @param startOfLater where reading begins of shards that appear later
     * @param consumers makes the consumer of a shard
     */
    StreamConsumer(
            RecordStream stream,
            Position start,
            Position startOfLater,
            BiFunction<String, Position, ShardConsumer> consumers) {
        this.stream = stream;
        this.start = start;
        this.startOfLater = startOfLater;
        this.consumers = consumers;
    }

    /**
     * Looks for shards.
     *
     * @return those whose time has come
     * @throws ServiceFailure if the stream cannot be read
     */
    List<ShardConsumer> discover() {
        List<Shard> shards = shards();
        begun.values().removeIf(consumer -> consumer.isGone() && consumer.isDone());
        Set<String> listed = new HashSet<>();
        shards.forEach(shard -> listed.add(shard.id()));
        if (isFirst && start.equals(Position.LATEST)) {
            shards.stream().filter(shard -> !shard.isOpen()).map(Shard::id).forEach(leftOut::add);
        }
        List<ShardConsumer> due = new ArrayList<>();
        for (Shard shard : shards) {
            if (!begun.containsKey(shard.id()) && !leftOut.contains(shard.id()) && isDue(shard, listed)) {
                ShardConsumer consumer = consumers.apply(shard.id(), isFirst ? start : startOfLater);
                consumer.begin();
                begun.put(shard.id(), consumer);
                due.add(consumer);
            }
        }
        isFirst = false;
        begun.keySet().removeIf(id -> !listed.contains(id) && isDone(id));
        return due;
    }

    /** A stream that is created anew has other records, also if its shards have the same names. */
    private List<Shard> shards() {
        try {
            return stream.shards();
        } catch (ServiceFailure e) {
            if (e.isMissing()) {
                begun.clear();
                leftOut.clear();
                isFirst = true;
            }
            throw e;
        }
    }

    private boolean isDue(Shard shard, Set<String> listed) {
        return shard.parents().stream().allMatch(parent -> !listed.contains(parent) || isDone(parent));
    }

    private boolean isDone(String shard) {
        ShardConsumer consumer = begun.get(shard);
        return leftOut.contains(shard) || (consumer != null && consumer.isDone());
    }
}
