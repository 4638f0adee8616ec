/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPollingTest {

    @TempDir
    Path folder;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private Optional<String> place = Optional.empty();
    private FunctionCaller function = (called, call) -> {
        throw new AssertionError("there are no records");
    };

    @Test
    void afterAResetWhatIsAddedIsReadInAnyCase() throws IOException {
        FakeStreams streams = new FakeStreams(new FakeClock());
        streams.shard("shard");
        place = Optional.of("here");
        deploy(", \"StartingPosition\": \"LATEST\"");
        try (StreamPolling polling = polling(streams)) {
            polling.update();
            polling.pause();
            int before = streams.calls().size();
            polling.reset();
            List<String> calls = streams.calls();
            assertThat(calls.subList(before, calls.size())).contains("GetShardIterator shard LATEST");
        }
    }

    @Test
    void aPauseWaitsForTheCallThatRunsAndNothingIsReadUntilItIsOver() throws Exception {
        FakeStreams streams = new FakeStreams(new FakeClock());
        streams.shard("shard");
        streams.change("shard", "INSERT", "1", "");
        place = Optional.of("here");
        deploy(", \"StartingPosition\": \"TRIM_HORIZON\", \"BatchSize\": 1");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<String> ended = new CopyOnWriteArrayList<>();
        function = (called, call) -> {
            begun.countDown();
            await(end);
            ended.add(called.name());
            return new CallResult("request", "$LATEST", Payload.of("null"), Optional.empty(), "");
        };
        try (StreamPolling polling = polling(streams)) {
            polling.update();
            await(begun);
            Thread pause = new Thread(polling::pause);
            pause.start();
            while (pause.isAlive() && pause.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            end.countDown();
            pause.join();
            assertThat(ended).containsExactly("shop-Reader");
            int before = streams.calls().size();
            polling.update();
            assertThat(streams.calls()).hasSize(before);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the call was interrupted", e);
        }
    }

    private void deploy(String properties) throws IOException {
        DeployedTemplate stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
        stack.with(
                stack.function("Reader", "echo"),
                "\"Table\": {\"Type\": \"AWS::DynamoDB::Table\", \"Properties\": {\"TableName\": \"items\"}}",
                "\"Mapping\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"FunctionName\": {\"Ref\": \"Reader\"},"
                        + " \"EventSourceArn\": {\"Fn::GetAtt\": [\"Table\", \"StreamArn\"]}" + properties + "}}");
    }

    private StreamPolling polling(FakeStreams streams) {
        EventSources sources = new EventSources(
                "in the test",
                streams,
                (stackName, id) -> Optional.empty(),
                (arn, key, record) -> {},
                Optional.empty());
        return new StreamPolling(
                new StateFolder(folder),
                sources,
                source -> place,
                (called, call) -> function.call(called, call),
                new SystemClock(),
                () -> "id",
                messages::add);
    }

    @Test
    void aSourceIsReadWhileItHasAPlaceAndAgainAtAnotherPlace() throws IOException {
        deploy("");
        try (StreamPolling polling = polling(new FakeStreams(new FakeClock()))) {
            polling.update();
            assertThat(messages).isEmpty();
            place = Optional.of("first");
            polling.update();
            polling.update();
            assertThat(messages).containsExactly(FakeStreams.DYNAMODB + " is read for shop-Reader.");
            place = Optional.of("second");
            polling.update();
            assertThat(messages).hasSize(2);
            place = Optional.empty();
            polling.update();
            place = Optional.of("second");
            polling.update();
            assertThat(messages).hasSize(3);
        }
    }
}
