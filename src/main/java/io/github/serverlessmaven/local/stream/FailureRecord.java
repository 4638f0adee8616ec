/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a destination receives about a discarded batch; see "Retain discarded batch records" in the AWS Lambda developer guide.
 *
 * @param stream of the batch
 * @param shard of the batch
 * @param functionArn with its version or alias
 * @param records of the batch, one at least
 * @param condition why it was given up
 * @param attempts how often the function was called with it
 * @param last how the last call ended, if there was one
 */
record FailureRecord(
        RecordStream stream,
        String shard,
        String functionArn,
        List<StreamRecord> records,
        String condition,
        int attempts,
        Optional<CallResult> last) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH.mm.ss", Locale.ROOT);

    /** The record for queues and topics: it says which records of the stream failed, and has none of them. */
    Value.Mapping toValue(String requestId, Instant now) {
        Value.Mapping request = Value.mapping()
                .put("requestId", last.map(CallResult::requestId).orElse(requestId))
                .put("functionArn", functionArn)
                .put("condition", condition)
                .put("approximateInvokeCount", Value.of(attempts))
                .build();
        return Value.mapping()
                .put("requestContext", request)
                .put("responseContext", last.map(FailureRecord::response))
                .put("version", "1.0")
                .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
                .put(stream.batchInfo(), batch())
                .build();
    }

    private static Value.Mapping response(CallResult result) {
        return Value.mapping()
                .put("statusCode", Value.of(200))
                .put("executedVersion", result.version())
                .put("functionError", result.error().map(Value::of))
                .build();
    }

    private Value.Mapping batch() {
        StreamRecord first = records.get(0);
        StreamRecord last = records.get(records.size() - 1);
        return Value.mapping()
                .put("shardId", shard)
                .put("startSequenceNumber", first.sequenceNumber())
                .put("endSequenceNumber", last.sequenceNumber())
                .put("approximateArrivalOfFirstRecord", first.arrival().toString())
                .put("approximateArrivalOfLastRecord", last.arrival().toString())
                .put("batchSize", Value.of(records.size()))
                .put("streamArn", stream.arn())
                .build();
    }

    /** The key of the object in a bucket. */
    static String key(String mapping, String shard, Instant now, String id) {
        return "aws/lambda/" + mapping + "/" + shard + "/" + DAY.format(now.atOffset(ZoneOffset.UTC)) + "/"
                + TIME.format(now.atOffset(ZoneOffset.UTC)) + "-" + id;
    }
}
