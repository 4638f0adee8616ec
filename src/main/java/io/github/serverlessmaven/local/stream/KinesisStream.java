/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.local.source.SourceName;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Kinesis stream. */
final class KinesisStream implements RecordStream {

    /** A shard may be read five times a second, by all its readers together. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** An answer has at most 10 MB. */
    private static final long RECORDS = 1000;

    private final ServiceApi api;
    private final String arn;
    private final String role;

    /**
     * A stream.
     *
     * @param arn of the stream
     * @param role the ARN of the role in whose name the function is called
     */
    KinesisStream(ServiceApi api, String arn, String role) {
        this.api = api;
        this.arn = arn;
        this.role = role;
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public String batchInfo() {
        return "KinesisBatchInfo";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public List<Shard> shards() {
        List<Shard> shards = new ArrayList<>();
        Value.Mapping input = Value.mapping("StreamARN", Value.of(arn));
        while (true) {
            Value.Mapping page = api.call(ServiceApi.Service.KINESIS, "ListShards", input);
            page.items("Shards").stream()
                    .map(Values::asMapping)
                    .map(KinesisStream::shard)
                    .forEach(shards::add);
            Optional<String> next = page.text("NextToken");
            if (next.isEmpty()) {
                return shards;
            }
            input = Value.mapping("NextToken", Value.of(next.get()));
        }
    }

    private static Shard shard(Value.Mapping shard) {
        return new Shard(
                Values.text(shard, "ShardId"),
                Stream.of("ParentShardId", "AdjacentParentShardId")
                        .flatMap(key -> Values.find(shard, key).stream())
                        .toList(),
                Values.find(shard.section("SequenceNumberRange"), "EndingSequenceNumber")
                        .isEmpty());
    }

    @Override
    public String iterator(String shard, Position position) {
        Value.MappingBuilder input = Value.mapping().put("StreamARN", arn).put("ShardId", shard);
        if (position instanceof Position.Since since) {
            input.put("ShardIteratorType", "AT_TIMESTAMP")
                    .put(
                            "Timestamp",
                            new Value.Numeric(BigDecimal.valueOf(since.time().toEpochMilli(), 3)));
        } else if (position instanceof Position.After after) {
            input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                    .put("StartingSequenceNumber", after.sequenceNumber());
        } else {
            input.put("ShardIteratorType", position.equals(Position.LATEST) ? "LATEST" : "TRIM_HORIZON");
        }
        return Values.text(api.call(ServiceApi.Service.KINESIS, "GetShardIterator", input.build()), "ShardIterator");
    }

    @Override
    public Page read(String shard, String iterator) {
        Value.Mapping page = api.call(
                ServiceApi.Service.KINESIS,
                "GetRecords",
                Value.mapping()
                        .put("StreamARN", arn)
                        .put("ShardIterator", iterator)
                        .put("Limit", Value.of(RECORDS))
                        .build());
        return new Page(
                page.items("Records").stream()
                        .map(record -> record(shard, Values.asMapping(record)))
                        .toList(),
                Values.find(page, "NextShardIterator"));
    }

    private StreamRecord record(String shard, Value.Mapping read) {
        String sequenceNumber = Values.text(read, "SequenceNumber");
        String partitionKey = Values.text(read, "PartitionKey");
        Value.MappingBuilder kinesis = Value.mapping()
                .put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", partitionKey)
                .put("sequenceNumber", sequenceNumber)
                .put("data", Values.text(read, "Data"))
                .put("approximateArrivalTimestamp", read.get("ApproximateArrivalTimestamp"));
        Value.Mapping event = Value.mapping()
                .put("kinesis", kinesis.build())
                .put("eventSource", "aws:kinesis")
                .put("eventVersion", "1.0")
                .put("eventID", shard + ":" + sequenceNumber)
                .put("eventName", "aws:kinesis:record")
                .put("invokeIdentityArn", role)
                .put("awsRegion", SourceName.of(arn).region())
                .put("eventSourceARN", arn)
                .build();
        return new StreamRecord(
                sequenceNumber, partitionKey, RecordStream.time(read, "ApproximateArrivalTimestamp"), event);
    }
}
