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
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamPollingTest {

    @TempDir
    Path folder;

    private final List<String> messages = new CopyOnWriteArrayList<>();
    private Optional<String> place = Optional.empty();

    @Test
    void afterAResetWhatIsAddedIsReadInAnyCase() throws IOException {
        FakeStreams streams = new FakeStreams(new FakeClock());
        streams.shard("shard");
        place = Optional.of("here");
        deploy(", \"StartingPosition\": \"LATEST\"");
        try (StreamPolling polling = polling(streams)) {
            polling.update();
            polling.pause();
            List<String> before = streams.calls();
            polling.update();
            assertThat(streams.calls()).as("while it pauses").isEqualTo(before);
            polling.reset();
            assertThat(streams.calls().subList(before.size(), streams.calls().size()))
                    .contains("GetShardIterator shard LATEST");
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
                (function, call) -> {
                    throw new AssertionError("there are no records");
                },
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
