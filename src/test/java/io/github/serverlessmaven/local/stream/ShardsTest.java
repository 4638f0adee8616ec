/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardsTest {

    private static final String FROM_START = ", \"BatchSize\": 1, \"StartingPosition\": \"TRIM_HORIZON\"";
    private static final String FROM_NOW = ", \"BatchSize\": 1, \"StartingPosition\": \"LATEST\"";

    @TempDir
    Path folder;

    private StreamFixture function;

    @BeforeEach
    void prepare() throws IOException {
        function = new StreamFixture(folder);
    }

    private void put(String shard, String data) {
        function.streams.put(shard, "key", data);
    }

    @Test
    void childrenOfASplitShardBeginWhenTheirParentIsDone() {
        function.streams.shard("p");
        put("p", "1");
        put("p", "2");
        function.streams.shard("a", "p");
        function.streams.shard("b", "p");
        put("a", "3");
        put("b", "4");
        function.reads(FakeStreams.KINESIS, FROM_START);
        function.answers(batch -> batch.equals("2") && function.batches.size() < 4 ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(20))).containsExactly("1", "2", "2", "2", "3", "4");
    }

    @Test
    void aMergedShardBeginsWhenBothParentsAreDone() {
        function.streams.shard("a");
        function.streams.shard("b");
        function.reads(FakeStreams.KINESIS, FROM_START);
        put("a", "1");
        function.run();
        put("b", "2");
        function.streams.shard("m", "a", "b");
        put("m", "3");
        function.answers(batch -> batch.equals("2") && function.batches.size() < 4 ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(20))).containsExactly("1", "2", "2", "2", "3");
    }

    @Test
    void aParentThatIsKeptNoLongerHoldsNobodyUp() {
        function.streams.shard("p");
        function.streams.shard("a", "p");
        function.streams.forget("p");
        put("a", "1");
        assertThat(function.reads(FakeStreams.KINESIS, FROM_START).run()).containsExactly("1");
    }

    @Test
    void latestLeavesOutWhatIsThereAndNothingThatComesLater() {
        function.streams.shard("p");
        put("p", "old");
        function.streams.shard("a", "p");
        put("a", "old too");
        function.reads(FakeStreams.KINESIS, FROM_NOW);
        function.run();
        put("a", "1");
        function.run();
        function.streams.shard("b", "a");
        put("b", "2");
        assertThat(function.run()).containsExactly("1", "2");
    }

    @Test
    void aTimestampBeginsThereAlsoInShardsThatAppearLater() {
        function.streams.shard("p");
        put("p", "old");
        function.clock.sleep(Duration.ofMinutes(1));
        put("p", "1");
        function.reads(
                FakeStreams.KINESIS,
                ", \"StartingPosition\": \"AT_TIMESTAMP\", \"StartingPositionTimestamp\": "
                        + function.clock.now().minusSeconds(30).getEpochSecond());
        function.run();
        function.streams.shard("a", "p");
        put("a", "2");
        assertThat(function.run(Duration.ofSeconds(10))).containsExactly("1", "2");
    }

    @Test
    void anExpiredIteratorIsRenewedBehindTheLastRecord() {
        function.streams.shard("a");
        put("a", "1");
        function.reads(FakeStreams.KINESIS, FROM_START).run();
        function.streams.expireIterators();
        put("a", "2");
        assertThat(function.run()).containsExactly("1", "2");
        assertThat(function.streams.calls()).contains("GetShardIterator a AFTER_SEQUENCE_NUMBER");
    }

    @ParameterizedTest
    @ValueSource(strings = {FakeStreams.KINESIS, FakeStreams.DYNAMODB})
    void anIteratorThatExpiresBeforeTheFirstRecordLosesNone(String stream) {
        function.streams.shard("a");
        write(stream, "old");
        function.clock.sleep(Duration.ofSeconds(5));
        function.reads(stream, FROM_NOW).run();
        function.streams.expireIterators();
        function.clock.sleep(Duration.ofMinutes(10));
        write(stream, "new");
        assertThat(function.run()).containsExactly("new");
    }

    private void write(String stream, String content) {
        if (stream.equals(FakeStreams.KINESIS)) {
            put("a", content);
        } else {
            function.streams.change("a", "INSERT", content, "");
        }
    }

    @Test
    void recordsThatAreTrimmedAreSkipped() {
        function.streams.shard("a");
        put("a", "1");
        function.reads(FakeStreams.KINESIS, FROM_START).run();
        function.streams.forget("a");
        function.streams.shard("a");
        put("a", "2");
        function.streams.expireIterators();
        assertThat(function.run()).containsExactly("1", "2");
    }

    @Test
    void aStreamThatIsCreatedAnewIsReadFromItsBeginning() {
        function.streams.shard("a");
        put("a", "1");
        function.reads(FakeStreams.KINESIS, FROM_START).run();
        function.streams.forget("a");
        function.streams.expireIterators();
        function.run();
        function.streams.shard("a");
        put("a", "2");
        assertThat(function.run()).containsExactly("1", "2");
    }

    @Test
    void aBusyServiceIsAskedLessOftenAndReportedOnce() {
        function.streams.shard("a");
        function.streams.fail(
                "ProvisionedThroughputExceededException",
                "ThrottlingException",
                "Unreachable",
                "LimitExceededException");
        put("a", "1");
        function.reads(FakeStreams.KINESIS, FROM_START);
        assertThat(function.run(Duration.ofSeconds(14))).isEmpty();
        assertThat(function.run(Duration.ofSeconds(6))).containsExactly("1");
        assertThat(function.messages)
                .containsExactly(
                        "a of " + FakeStreams.KINESIS + " is read later: GetRecords was refused.",
                        "a of " + FakeStreams.KINESIS + " is read again.");
    }

    @Test
    void aFailingBatchHoldsUpItsShardOnly() {
        function.streams.shard("a");
        function.streams.shard("b");
        put("a", "bad");
        put("a", "behind");
        put("b", "1");
        put("b", "2");
        function.reads(FakeStreams.KINESIS, FROM_START);
        function.answers(batch -> batch.equals("bad") ? "!broken" : "");
        assertThat(function.run(Duration.ofSeconds(30)))
                .filteredOn(batch -> !batch.equals("bad"))
                .containsExactly("1", "2");
        assertThat(function.batches.stream().filter("bad"::equals)).hasSizeBetween(4, 6);
    }

    @Test
    void aThousandRecordsInFourShardsWithABadOneInEachBatchAllArriveOnceOrAreGivenUp() {
        for (int i = 0; i < 4; i++) {
            function.streams.shard("s" + i);
        }
        for (int i = 0; i < 1000; i++) {
            function.streams.put("s" + i % 4, "k" + i % 7, i % 40 < 4 ? "bad" + i : "r" + i);
        }
        function.reads(
                FakeStreams.KINESIS,
                ", \"StartingPosition\": \"TRIM_HORIZON\", \"BatchSize\": 10, \"BisectBatchOnFunctionError\": true,"
                        + " \"MaximumRetryAttempts\": 0, \"ParallelizationFactor\": 3, \"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"arn:aws:sqs:eu-central-1:1:bad\"}}");
        List<String> processed = new ArrayList<>();
        function.answers(batch -> {
            if (batch.contains("bad")) {
                return "!broken";
            }
            processed.addAll(List.of(batch.split(" ")));
            return "";
        });
        function.run(Duration.ofMinutes(1));
        assertThat(processed).hasSize(900).doesNotHaveDuplicates();
        assertThat(function.sent).hasSize(100);
    }
}
