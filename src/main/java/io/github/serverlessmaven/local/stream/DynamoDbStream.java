/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of a DynamoDB table. */
final class DynamoDbStream implements RecordStream {

    /** Lambda reads a shard four times a second. */
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final ServiceApi api;
    private final String arn;

    DynamoDbStream(ServiceApi api, String arn) {
        this.api = api;
        this.arn = arn;
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public String batchInfo() {
        return "DDBStreamBatchInfo";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        Value.Mapping input = Value.mapping("StreamArn", Value.of(arn));
        while (true) {
            Value.Mapping page = api.call(ServiceApi.Service.DYNAMODB_STREAMS, "DescribeStream", input)
                    .section("StreamDescription");
            page.items("Shards").stream()
                    .map(Values::asMapping)
                    .map(DynamoDbStream::shard)
                    .forEach(shards::add);
            Optional<String> last = Values.find(page, "LastEvaluatedShardId");
            if (last.isEmpty()) {
                return shards;
            }
            input = input.with("ExclusiveStartShardId", Value.of(last.get()));
        }
    }

    private static Shard shard(Value.Mapping shard) {
        return new Shard(
                Values.text(shard, "ShardId"),
                Values.find(shard, "ParentShardId").stream().toList(),
                Values.find(shard.section("SequenceNumberRange"), "EndingSequenceNumber")
                        .isEmpty());
    }

    /** There is no position by time: for one, the reader skips what is older. */
    @Override
    public String iterator(String shard, Position position) {
        Value.MappingBuilder input = Value.mapping().put("StreamArn", arn).put("ShardId", shard);
        if (position instanceof Position.After after) {
            input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after.sequenceNumber());
        } else {
            input.put("ShardIteratorType", position.equals(Position.LATEST) ? "LATEST" : "TRIM_HORIZON");
        }
        return Values.text(
                api.call(ServiceApi.Service.DYNAMODB_STREAMS, "GetShardIterator", input.build()), "ShardIterator");
    }

    @Override
    public Page read(String shard, String iterator) {
        Value.Mapping page = api.call(
                ServiceApi.Service.DYNAMODB_STREAMS, "GetRecords", Value.mapping("ShardIterator", Value.of(iterator)));
        return new Page(
                page.items("Records").stream()
                        .map(record -> record(Values.asMapping(record)))
                        .toList(),
                Values.find(page, "NextShardIterator"));
    }

    private StreamRecord record(Value.Mapping read) {
        Value.Mapping change = read.section("dynamodb");
        Value.Mapping event = read.with("eventSourceARN", Value.of(arn));
        if (read.get("userIdentity").isPresent()) {
            event = event.with("userIdentity", identity(read.section("userIdentity")));
        }
        return new StreamRecord(
                Values.text(change, "SequenceNumber"),
                Json.compact(change.section("Keys")),
                RecordStream.time(change, "ApproximateCreationDateTime"),
                event);
    }

    /** Whoever deleted an expired item; events write its keys otherwise than the answers of the service. */
    private static Value.Mapping identity(Value.Mapping read) {
        return Value.mapping()
                .put("type", read.get("Type").or(() -> read.get("type")))
                .put("principalId", read.get("PrincipalId").or(() -> read.get("principalId")))
                .build();
    }
}
