/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisTimeWindowEvent;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamDeliveryTest {

    private static final String FROM_START = ", \"StartingPosition\": \"TRIM_HORIZON\"";
    private static final String REPORTS = FROM_START + ", \"FunctionResponseTypes\": [\"ReportBatchItemFailures\"]";
    private static final String QUEUE =
            ", \"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"arn:aws:sqs:eu-central-1:1:bad\"}}";

    @TempDir
    Path folder;

    private StreamFixture function;

    @BeforeEach
    void openShard() throws IOException {
        function = new StreamFixture(folder);
        function.streams.shard("shard-0");
    }

    private void put(String... data) {
        List.of(data).forEach(each -> function.streams.put("shard-0", "key", each));
    }

    private <T> T event(Class<T> type) {
        return LambdaEventSerializers.serializerFor(type, StreamDeliveryTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(
                        Json.compact(function.events.get(0)).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void recordsOfKinesisComeInTheEventOfLambda() {
        put("one");
        function.reads(FakeStreams.KINESIS, FROM_START).run();
        KinesisEvent.KinesisEventRecord record =
                event(KinesisEvent.class).getRecords().get(0);
        assertThat(StandardCharsets.UTF_8.decode(record.getKinesis().getData()).toString())
                .isEqualTo("one");
        assertThat(record.getKinesis().getPartitionKey()).isEqualTo("key");
        assertThat(record.getKinesis().getSequenceNumber()).isEqualTo("1");
        assertThat(record.getKinesis().getKinesisSchemaVersion()).isEqualTo("1.0");
        assertThat(record.getKinesis().getApproximateArrivalTimestamp())
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(record.getEventSourceARN()).isEqualTo(FakeStreams.KINESIS);
        assertThat(function.events.get(0).items("Records").get(0))
                .asString()
                .contains("shard-0:1", "aws:kinesis:record", "eu-central-1", "role/reader")
                .doesNotContain("EncryptionType", "encryptionType");
    }

    @Test
    void changesOfATableComeInTheEventOfLambda() {
        function.streams.change(
                "shard-0",
                "MODIFY",
                "4711",
                ", \"NewImage\": {\"id\": {\"S\": \"4711\"}, \"tags\": {\"SS\": [\"é\"]}, \"n\": {\"N\": \"1.50\"}, \"gone\": {\"NULL\": true}}");
        function.reads(FakeStreams.DYNAMODB, FROM_START).run();
        DynamodbEvent.DynamodbStreamRecord record =
                event(DynamodbEvent.class).getRecords().get(0);
        assertThat(record.getEventName()).isEqualTo("MODIFY");
        assertThat(record.getEventSourceARN()).isEqualTo(FakeStreams.DYNAMODB);
        assertThat(record.getDynamodb().getKeys().get("id").getS()).isEqualTo("4711");
        assertThat(record.getDynamodb().getNewImage().get("tags").getSS()).containsExactly("é");
        assertThat(record.getDynamodb().getNewImage().get("n").getN()).isEqualTo("1.50");
        assertThat(record.getDynamodb().getNewImage().get("gone").getNULL()).isTrue();
        assertThat(record.getDynamodb().getApproximateCreationDateTime())
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @Test
    void batchesHaveAtMostTheirSize() {
        put("1", "2", "3", "4", "5");
        assertThat(function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 2")
                        .run())
                .containsExactly("1 2", "3 4", "5");
    }

    @Test
    void aBatchingWindowGathersRecordsUntilItIsOverOrTheBatchIsFull() {
        put("1");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 3, \"MaximumBatchingWindowInSeconds\": 20");
        assertThat(function.run(Duration.ofSeconds(15))).isEmpty();
        put("2");
        assertThat(function.run(Duration.ofSeconds(10))).containsExactly("1 2");
        put("3", "4", "5");
        assertThat(function.run()).containsExactly("1 2", "3 4 5");
    }

    @Test
    void aBatchHasAtMostSixMegabytes() {
        String large = "x".repeat(2_000_000);
        put(large, large, large);
        function.reads(FakeStreams.KINESIS, FROM_START).run();
        assertThat(function.events)
                .extracting(event -> event.items("Records").size())
                .containsExactly(2, 1);
    }

    @Test
    void recordsThatNoFilterMatchesAreLeftOut() {
        put("{\"kind\": \"a\"}", "{\"kind\": \"b\"}", "text");
        assertThat(function.reads(
                                FakeStreams.KINESIS,
                                FROM_START
                                        + ", \"FilterCriteria\": {\"Filters\": [{\"Pattern\": \"{\\\"data\\\": {\\\"kind\\\": [\\\"b\\\"]}}\"}]}")
                        .run())
                .containsExactly("{\"kind\": \"b\"}");
    }

    @Test
    void aFailedBatchIsTriedAgainBeforeThoseAfterIt() {
        put("1", "2");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 1");
        function.answers(batch -> function.batches.size() < 3 ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(10))).containsExactly("1", "1", "1", "2");
        assertThat(function.messages).isEmpty();
    }

    @Test
    void aBatchIsGivenUpAfterItsTriesAndItsDestinationKnows() {
        put("1", "2", "3");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 2, \"MaximumRetryAttempts\": 1" + QUEUE);
        function.answers(batch -> batch.contains("1") ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(10))).containsExactly("1 2", "1 2", "3");
        assertThat(function.messages)
                .containsExactly("2 records of shard-0 of " + FakeStreams.KINESIS
                        + " are given up (RetryAttemptsExhausted): Error: broken");
        String[] sent = function.sent.get(0).split(" ", 3);
        assertThat(sent[0]).isEqualTo("arn:aws:sqs:eu-central-1:1:bad");
        assertThat(Json.parse(sent[2], "sent")).isEqualTo(Json.parse("""
                                {"requestContext": {"requestId": "id-2", "functionArn": "arn:aws:lambda:us-east-1:000000000000:function:streams-Reader",
                                  "condition": "RetryAttemptsExhausted", "approximateInvokeCount": 2},
                                 "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"},
                                 "version": "1.0", "timestamp": "2026-11-23T10:00:01Z",
                                 "KinesisBatchInfo": {"shardId": "shard-0", "startSequenceNumber": "1", "endSequenceNumber": "2",
                                  "approximateArrivalOfFirstRecord": "2026-11-23T10:00:00Z", "approximateArrivalOfLastRecord": "2026-11-23T10:00:00Z",
                                  "batchSize": 2, "streamArn": "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"}}""", "expected"));
    }

    @Test
    void aBucketGetsTheRecordsTooUnderTheNameThatLambdaGives() {
        put("1");
        function.reads(
                FakeStreams.KINESIS,
                FROM_START
                        + ", \"MaximumRetryAttempts\": 0, \"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"arn:aws:s3:::bad\"}}");
        function.answers(batch -> "!broken");
        function.run();
        assertThat(function.sent.get(0))
                .matches(
                        "arn:aws:s3:::bad aws/lambda/[^/]+/shard-0/2026/11/23/2026-11-23T10[.]00[.]00-id-3 [{].*\"payload\":[{]\"Records\":.*");
    }

    @Test
    void recordsThatAreTooOldAreGivenUpAlone() {
        put("1");
        function.clock.sleep(Duration.ofSeconds(61));
        put("2");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"MaximumRecordAgeInSeconds\": 60" + QUEUE);
        assertThat(function.run()).containsExactly("2");
        assertThat(function.sent).hasSize(1).first().asString().contains("RecordAgeExceeded", "\"batchSize\":1");
    }

    @Test
    void aBatchIsSplitUntilTheBadRecordIsAlone() {
        put("1", "2", "bad", "4");
        function.reads(
                FakeStreams.KINESIS,
                FROM_START + ", \"BisectBatchOnFunctionError\": true, \"MaximumRetryAttempts\": 1" + QUEUE);
        function.answers(batch -> batch.contains("bad") ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(10)))
                .containsExactly("1 2 bad 4", "1 2", "bad 4", "bad", "bad", "4");
        assertThat(function.sent).hasSize(1).first().asString().contains("\"startSequenceNumber\":\"3\"");
    }

    @Test
    void whatTheFunctionReportsIsTriedAgainFromTheLowestRecord() {
        put("1", "2", "3", "4");
        function.reads(FakeStreams.KINESIS, REPORTS + ", \"MaximumRetryAttempts\": 2");
        function.answers(batch -> switch (batch) {
            case "1 2 3 4" -> "{\"batchItemFailures\": [{\"itemIdentifier\": \"4\"}, {\"itemIdentifier\": \"3\"}]}";
            case "3 4" -> function.batches.size() < 3 ? "{\"batchItemFailures\": [{\"itemIdentifier\": \"3\"}]}" : "{}";
            default -> "!unexpected";
        });
        assertThat(function.run(Duration.ofSeconds(10))).containsExactly("1 2 3 4", "3 4", "3 4");
    }

    @Test
    void anAnswerThatReportsNothingOfTheBatchFailsAllOfIt() {
        for (String answer : List.of(
                "\"ok\"",
                "no JSON",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": null}]}",
                "{\"batchItemFailures\": [{\"id\": \"1\"}]}",
                "{\"batchItemFailures\": [{\"itemIdentifier\": \"99\"}]}")) {
            assertThat(batchesAfter(answer)).as(answer).containsExactly("1 2", "1 2");
        }
        for (String answer :
                List.of("", "null", "{}", "{\"batchItemFailures\": null}", "{\"batchItemFailures\": []}")) {
            assertThat(batchesAfter(answer)).as(answer).containsExactly("1 2");
        }
    }

    private List<String> batchesAfter(String answer) {
        try {
            function = new StreamFixture(folder.resolve(Integer.toString(answer.hashCode())));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        function.streams.shard("shard-0");
        put("1", "2");
        function.reads(FakeStreams.KINESIS, REPORTS + ", \"MaximumRetryAttempts\": 1");
        function.answers(batch -> answer);
        return function.run(Duration.ofSeconds(5));
    }

    @Test
    void aCallThatFindsNoRoomIsNoTry() {
        put("1");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"MaximumRetryAttempts\": 0");
        function.throttle(3);
        assertThat(function.run(Duration.ofSeconds(20))).containsExactly("1");
        assertThat(function.messages).isEmpty();
    }

    @Test
    void lanesKeepTheOrderOfEachKeyWhileAnotherKeyFails() {
        IntStream.range(0, 6)
                .forEach(i -> function.streams.put("shard-0", i % 2 == 0 ? "a" : "b", (i % 2 == 0 ? "a" : "b") + i));
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 1, \"ParallelizationFactor\": 2");
        function.answers(batch -> batch.equals("a0") ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(30)))
                .filteredOn(batch -> !batch.equals("a0"))
                .containsExactly("b1", "b3", "b5");
    }

    @Test
    void windowsAggregateByTheStateThatTheFunctionGives() {
        put("1", "2");
        function.clock.sleep(Duration.ofSeconds(30));
        put("3");
        function.reads(FakeStreams.KINESIS, FROM_START + ", \"BatchSize\": 1, \"TumblingWindowInSeconds\": 30");
        function.answers(batch -> "{\"state\": {\"seen\": \"" + batch + "\"}}");
        function.run(Duration.ofSeconds(40));
        assertThat(function.events)
                .extracting(event -> event.items("Records").size() + " "
                        + event.section("window").text("start").orElse("") + " "
                        + Json.compact(event.section("state")) + " "
                        + event.get("isFinalInvokeForWindow").map(Json::compact).orElse(""))
                .containsExactly(
                        "1 2026-11-23T10:00:00Z {} false",
                        "1 2026-11-23T10:00:00Z {\"seen\":\"1\"} true",
                        "1 2026-11-23T10:00:30Z {} false",
                        "0 2026-11-23T10:00:30Z {\"seen\":\"3\"} true");
        KinesisTimeWindowEvent first = event(KinesisTimeWindowEvent.class);
        assertThat(first.getShardId()).isEqualTo("shard-0");
        assertThat(first.getEventSourceArn()).isEqualTo(FakeStreams.KINESIS);
        assertThat(first.getIsWindowTerminatedEarly()).isFalse();
    }

    @Test
    void whoeverDeletedAnExpiredItemIsNamedAsLambdaDoes() {
        function.streams.change(
                "shard-0",
                "REMOVE",
                "1",
                "}, \"userIdentity\": {\"Type\": \"Service\", \"PrincipalId\": \"dynamodb.amazonaws.com\"");
        function.reads(FakeStreams.DYNAMODB, FROM_START).run();
        assertThat(event(DynamodbEvent.class)
                        .getRecords()
                        .get(0)
                        .getUserIdentity()
                        .getPrincipalId())
                .isEqualTo("dynamodb.amazonaws.com");
        assertThat(((Value.Mapping) function.events.get(0).items("Records").get(0))
                        .section("userIdentity")
                        .entries())
                .containsOnlyKeys("type", "principalId");
    }
}
