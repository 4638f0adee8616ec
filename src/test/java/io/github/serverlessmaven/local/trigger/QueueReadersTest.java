/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.service.MessageQueue;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueReadersTest implements Queues {

    @TempDir
    Path folder;

    private final FakeQueue queue = new FakeQueue();
    private final List<String> called = new CopyOnWriteArrayList<>();
    private Runnable running = () -> {};
    private DeployedTemplate stack;

    @BeforeEach
    void deploy() throws IOException {
        stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
    }

    private void deploy(String functionProperties, String properties) {
        stack.with(
                stack.function("Work", "echo", functionProperties),
                "\"Reads\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"EventSourceArn\": \""
                        + queue.arn() + "\", \"FunctionName\": {\"Ref\": \"Work\"}" + properties + "}}");
    }

    private QueueReaders readers() {
        return new QueueReaders(
                new StateFolder(folder),
                () -> {},
                this,
                this::call,
                new SystemClock(),
                () -> "request",
                line -> {},
                line -> {});
    }

    private CallResult call(DeployedFunction function, Call call) {
        running.run();
        called.add(function.name());
        return new CallResult("request", "$LATEST", Payload.of("null"), Optional.empty(), "");
    }

    @Test
    void aMappingIsReadFromWhenAStackHasItUntilItIsDisabled() throws Exception {
        try (QueueReaders readers = readers()) {
            readers.open();
            assertThat(readers.sources())
                    .containsExactly(new ServedSource("queue", "http://127.0.0.1/orders", Optional.empty(), true));
            deploy("", "");
            queue.put("order 1");
            assertThat(queue.left(0)).isEmpty();
            assertThat(readers.sources())
                    .extracting(ServedSource::text)
                    .containsExactly("queue http://127.0.0.1/orders");
            deploy("", ", \"Enabled\": false");
            assertThat(readers.sources())
                    .extracting(ServedSource::text)
                    .containsExactly("queue http://127.0.0.1/orders (disabled)");
        }
        assertThat(called).containsExactly("shop-Work");
    }

    @Test
    void noMessageIsLostForAWhileWhenAMappingChanges() throws Exception {
        deploy("", "");
        try (QueueReaders readers = readers()) {
            readers.update();
            queue.put("order 1");
            assertThat(queue.left(0)).isEmpty();
            deploy("", ", \"BatchSize\": 5");
            readers.update();
            queue.put("order 2");
            assertThat(queue.left(0)).isEmpty();
        }
    }

    @Test
    void messagesThatMatchNoFilterAreDeletedWithoutACall() throws Exception {
        deploy(
                "",
                ", \"FilterCriteria\": {\"Filters\": [{\"Pattern\": \"{\\\"body\\\": {\\\"kind\\\": [\\\"tea\\\"]}}\"}]}");
        queue.put("{\"kind\": \"coffee\"}");
        queue.put("not JSON");
        try (QueueReaders readers = readers()) {
            readers.open();
            assertThat(queue.left(0)).isEmpty();
            assertThat(called).isEmpty();
            queue.put("{\"kind\": \"tea\"}");
            assertThat(queue.left(0)).isEmpty();
        }
        assertThat(called).containsExactly("shop-Work");
    }

    @Test
    void disabledMappingsAndFunctionsThatMayNotBeCalledLeaveTheirQueuesAlone() throws Exception {
        queue.put("order 1");
        deploy("", ", \"Enabled\": false");
        try (QueueReaders readers = readers()) {
            readers.update();
            deploy(", \"ReservedConcurrentExecutions\": 0", "");
            readers.update();
        }
        assertThat(queue.sizes()).isEmpty();
    }

    @Test
    void aPauseWaitsForTheBatchThatRunsAndReadsNothingUntilItIsOver() throws Exception {
        deploy("", "");
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        running = () -> {
            begun.countDown();
            await(end);
        };
        queue.put("order 1");
        try (QueueReaders readers = readers()) {
            readers.update();
            await(begun);
            Thread pause = new Thread(readers::pause);
            pause.start();
            while (pause.isAlive()
                    && pause.getState() != Thread.State.WAITING
                    && pause.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            end.countDown();
            pause.join();
            assertThat(called).hasSize(1);
            queue.createdAgain();
            queue.put("order 2");
            readers.update();
            assertThat(queue.left(1)).containsExactly("order 2");
            readers.reset();
            readers.update();
            assertThat(queue.left(0)).isEmpty();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public boolean send(String arn, Message message) {
        throw new AssertionError("nothing is sent here");
    }

    @Override
    public Optional<MessageQueue> queue(String arn) {
        return arn.equals(queue.arn()) ? Optional.of(queue) : Optional.empty();
    }

    @Override
    public Map<String, String> urls() {
        return Map.of(queue.arn(), "http://127.0.0.1/orders");
    }
}
