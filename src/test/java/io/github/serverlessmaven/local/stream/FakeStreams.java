/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.ServiceFailure;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A Kinesis stream and the stream of a DynamoDB table, by the JSON of their services. */
final class FakeStreams implements ServiceApi {

    static final String KINESIS = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders";
    static final String DYNAMODB =
            "arn:aws:dynamodb:eu-central-1:123456789012:table/orders/stream/2026-11-23T00:00:00.000";

    private final Clock clock;
    private final Map<String, Shard> shards = new LinkedHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Deque<String> failures = new ArrayDeque<>();
    private int sequence;
    private int valid;

    FakeStreams(Clock clock) {
        this.clock = clock;
    }

    private static final class Shard {
        private final List<String> parents;
        private final List<Value.Mapping> records = new ArrayList<>();
        private final List<Instant> times = new ArrayList<>();
        private boolean isClosed;

        Shard(List<String> parents) {
            this.parents = parents;
        }
    }

    /** Adds a shard that follows others, which are closed. */
    void shard(String id, String... parents) {
        shards.put(id, new Shard(List.of(parents)));
        List.of(parents).forEach(parent -> find(parent).isClosed = true);
    }

    /** Forgets a shard, as AWS does when all its records are too old. */
    void forget(String id) {
        shards.remove(id);
    }

    private Shard find(String id) {
        Shard shard = shards.get(id);
        if (shard == null) {
            throw new ServiceFailure("ResourceNotFoundException", "no shard " + id, "", null);
        }
        return shard;
    }

    /** Writes a record to Kinesis. */
    void put(String shard, String key, String data) {
        add(
                shard,
                Value.mapping()
                        .put("SequenceNumber", Integer.toString(++sequence))
                        .put("PartitionKey", key)
                        .put("Data", Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8)))
                        .put("ApproximateArrivalTimestamp", seconds())
                        .put("EncryptionType", "NONE")
                        .build());
    }

    /** Changes an item of the table. */
    void change(String shard, String name, String key, String json) {
        add(shard, (Value.Mapping) Json.parse(
                """
                        {"eventID": "e%d", "eventName": "%s", "eventVersion": "1.1", "eventSource": "aws:dynamodb", "awsRegion": "eu-central-1",
                         "dynamodb": {"ApproximateCreationDateTime": %s, "Keys": {"id": {"S": "%s"}}, "SequenceNumber": "%d", "SizeBytes": 26,
                          "StreamViewType": "NEW_AND_OLD_IMAGES"%s}""".formatted(++sequence, name, clock.now().getEpochSecond(), key, sequence, json) + "}", "the test"));
    }

    private void add(String shard, Value.Mapping record) {
        find(shard).records.add(record);
        find(shard).times.add(clock.now());
    }

    private Value seconds() {
        return new Value.Numeric(BigDecimal.valueOf(clock.now().toEpochMilli(), 3));
    }

    /** The next requests to read fail, one after the other. */
    void fail(String... codes) {
        failures.addAll(List.of(codes));
    }

    /** The iterators so far are of no use from now on. */
    void expireIterators() {
        valid++;
    }

    /** Each request by its operation, with what it is about. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public synchronized Value.Mapping call(Service service, String operation, Value.Mapping input) {
        calls.add(operation + " " + input.text("ShardId").orElse("") + " "
                + input.text("ShardIteratorType").orElse(""));
        return switch (operation) {
            case "DescribeStreamSummary" ->
                Value.mapping("StreamDescriptionSummary", Value.mapping("StreamARN", Value.of(KINESIS)));
            case "DescribeTable" -> Value.mapping("Table", Value.mapping("LatestStreamArn", Value.of(DYNAMODB)));
            case "ListShards" -> Value.mapping("Shards", list());
            case "DescribeStream" -> Value.mapping("StreamDescription", Value.mapping("Shards", list()));
            case "GetShardIterator" -> iterator(input);
            case "GetRecords" -> read(input.text("ShardIterator").orElseThrow());
            default -> throw new ServiceFailure("UnknownOperationException", operation, "", null);
        };
    }

    private Value list() {
        List<Value> listed = new ArrayList<>();
        shards.forEach((id, shard) -> {
            Value.MappingBuilder range = Value.mapping().put("StartingSequenceNumber", "1");
            if (shard.isClosed) {
                range.put("EndingSequenceNumber", "999");
            }
            Value.MappingBuilder described =
                    Value.mapping().put("ShardId", id).put("SequenceNumberRange", range.build());
            if (!shard.parents.isEmpty()) {
                described.put("ParentShardId", shard.parents.get(0));
            }
            if (shard.parents.size() > 1) {
                described.put("AdjacentParentShardId", shard.parents.get(1));
            }
            listed.add(described.build());
        });
        return new Value.Sequence(listed);
    }

    private Value.Mapping iterator(Value.Mapping input) {
        String id = input.text("ShardId").orElseThrow();
        Shard shard = find(id);
        int at = switch (input.text("ShardIteratorType").orElseThrow()) {
            case "TRIM_HORIZON" -> 0;
            case "LATEST" -> shard.records.size();
            case "AT_TIMESTAMP" ->
                since(shard, ((Value.Numeric) input.get("Timestamp").orElseThrow()).number());
            default ->
                behind(
                        shard,
                        input.text("StartingSequenceNumber")
                                .or(() -> input.text("SequenceNumber"))
                                .orElseThrow());
        };
        return Value.mapping("ShardIterator", Value.of(id + "/" + at + "/" + valid));
    }

    private static int since(Shard shard, BigDecimal seconds) {
        Instant time = Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        return (int) shard.times.stream().filter(time::isAfter).count();
    }

    private static int behind(Shard shard, String sequenceNumber) {
        for (int i = 0; i < shard.records.size(); i++) {
            if (sequenceNumber(shard.records.get(i)).equals(sequenceNumber)) {
                return i + 1;
            }
        }
        throw new ServiceFailure("TrimmedDataAccessException", "too old", "", null);
    }

    private static String sequenceNumber(Value.Mapping record) {
        return record.text("SequenceNumber")
                .or(() -> record.section("dynamodb").text("SequenceNumber"))
                .orElseThrow();
    }

    private Value.Mapping read(String iterator) {
        if (!failures.isEmpty()) {
            throw new ServiceFailure(failures.remove(), "GetRecords was refused.", "", null);
        }
        String[] parts = iterator.split("/");
        if (!parts[2].equals(Integer.toString(valid))) {
            throw new ServiceFailure("ExpiredIteratorException", "expired", "", null);
        }
        Shard shard = find(parts[0]);
        int at = Integer.parseInt(parts[1]);
        Value.MappingBuilder page = Value.mapping()
                .put("Records", new Value.Sequence(List.copyOf(shard.records.subList(at, shard.records.size()))));
        if (!shard.isClosed) {
            page.put("NextShardIterator", parts[0] + "/" + shard.records.size() + "/" + valid);
        }
        return page.build();
    }
}
