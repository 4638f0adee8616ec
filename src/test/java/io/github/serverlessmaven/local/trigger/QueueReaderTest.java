/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.aws.SystemClock;
import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.EventSourceMapping;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.Outage;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueReaderTest {

    @TempDir
    Path folder;

    private final FakeQueue queue = new FakeQueue();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<List<String>> batches = new CopyOnWriteArrayList<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private Clock clock = new SystemClock();
    private Function<List<Value>, String> answer = records -> "null";

    @BeforeEach
    void deploy() throws IOException {
        DeployedTemplate stack = new DeployedTemplate(new LocalSetUp().open(folder), "shop", HandlerPackage.in(folder));
        stack.with(stack.function("Work", "echo"));
    }

    private QueueReader reader(int batchSize, int window, boolean reports, int calls) {
        EventSourceMapping mapping = new EventSourceMapping(
                "id",
                queue.arn(),
                "shop-Work",
                true,
                batchSize,
                Duration.ofSeconds(window),
                reports,
                OptionalInt.empty(),
                Value.Mapping.EMPTY);
        QueueBatches caller = new QueueBatches(
                new FunctionDirectory(new StateFolder(folder)), this::call, () -> "request", line -> {}, failures::add);
        return new QueueReader(
                mapping,
                queue,
                calls,
                record -> !Values.text(record, "body").startsWith("spam"),
                caller,
                clock,
                new Outage(failures::add, failures::add));
    }

    private CallResult call(DeployedFunction function, Call call) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            List<Value> records =
                    Values.items(Values.asMapping(Json.parse(call.payload().text(), "The event")), "Records");
            batches.add(records.stream().map(QueueReaderTest::body).toList());
            return new CallResult("request", "$LATEST", Payload.of(answer.apply(records)), Optional.empty(), "");
        } catch (IllegalStateException e) {
            return new CallResult(
                    "request",
                    "$LATEST",
                    Payload.error("Error", String.valueOf(e.getMessage())),
                    Optional.of("Unhandled"),
                    "");
        } finally {
            running.decrementAndGet();
        }
    }

    private static void pause() {
        new SystemClock().sleep(Duration.ofMillis(5));
    }

    private static String body(Value record) {
        return Values.text(Values.asMapping(record), "body");
    }

    private void put(int count) {
        for (int i = 1; i <= count; i++) {
            queue.put("order " + i);
        }
    }

    @Test
    void messagesAreDeletedOnceTheyAreProcessed() throws Exception {
        put(25);
        try (QueueReader reader = reader(10, 0, false, 5)) {
            assertThat(queue.left(0)).isEmpty();
        }
        assertThat(batches).allMatch(batch -> batch.size() <= 10);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(25);
        assertThat(failures).isEmpty();
    }

    @Test
    void aBatchThatFailsStaysWithItsCauseInTheLog() throws Exception {
        put(3);
        answer = records -> {
            throw new IllegalStateException("out of stock");
        };
        try (QueueReader reader = reader(10, 1, false, 5)) {
            while (failures.isEmpty()) {
                pause();
            }
            assertThat(failures)
                    .containsExactly("Queue orders: shop-Work failed for 3 messages, received again after 30 s:"
                            + " Error: out of stock");
            assertThat(queue.left(3)).hasSize(3);
            answer = records -> "null";
            queue.redeliver();
            assertThat(queue.left(0)).isEmpty();
        }
    }

    @Test
    void onlyTheMessagesThatAFunctionReportsStay() throws Exception {
        put(10);
        answer = records -> "{\"batchItemFailures\": ["
                + records.stream()
                        .filter(record -> body(record).endsWith("7"))
                        .map(record ->
                                "{\"itemIdentifier\": \"" + Values.text(Values.asMapping(record), "messageId") + "\"}")
                        .findFirst()
                        .orElse("")
                + "]}";
        try (QueueReader reader = reader(10, 0, true, 1)) {
            assertThat(queue.left(1)).containsExactly("order 7");
        }
    }

    @Test
    void aQueueThatDoesNotAnswerIsReportedOnceUntilItAnswersAgain() throws Exception {
        clock = new FakeClock(); // whose pauses take no time
        queue.refuse(5);
        try (QueueReader reader = reader(10, 0, false, 1)) {
            queue.put("order 1");
            assertThat(queue.left(0)).isEmpty();
            queue.refuse(2);
            queue.put("order 2");
            assertThat(queue.left(0)).isEmpty();
        }
        String fails =
                "The queue " + queue.arn() + " does not answer, which is tried again: java.io.IOException: refused ";
        String answers = "The queue " + queue.arn() + " answers again.";
        assertThat(failures)
                .startsWith(fails + "5", answers)
                .contains(fails + "2")
                .hasSize(4)
                .endsWith(answers);
    }

    @Test
    void aWindowGathersUntilTheBatchIsFull() throws Exception {
        try (QueueReader reader = reader(25, 60, false, 5)) {
            put(25);
            assertThat(queue.left(0)).isEmpty();
        }
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0)).hasSize(25);
    }

    @Test
    void whatARetiredReaderReceivesIsGivenBackAlsoIfItsFilterWouldDropIt() throws Exception {
        try (QueueReader reader = reader(10, 0, false, 1)) {
            queue.awaitReceiver();
            reader.retire();
            queue.put("spam");
            reader.awaitEnd();
            assertThat(reader.isOver()).isTrue();
        }
        assertThat(queue.left(1)).containsExactly("spam");
    }

    @Test
    void messagesThatMatchNoFilterAreDeleted() throws Exception {
        queue.put("spam");
        queue.put("order 1");
        try (QueueReader reader = reader(1, 0, false, 1)) {
            assertThat(queue.left(0)).isEmpty();
        }
        assertThat(batches).containsExactly(List.of("order 1"));
    }

    @Test
    void noMoreBatchesAreUnderWayThanCallsAreAllowed() throws Exception {
        CountDownLatch together = new CountDownLatch(2);
        answer = records -> {
            together.countDown();
            await(together);
            return "null";
        };
        put(12);
        try (QueueReader reader = reader(1, 0, false, 2)) {
            assertThat(queue.left(0)).isEmpty();
        }
        assertThat(most.get()).isEqualTo(2);
        assertThat(queue.sizes()).allMatch(size -> size == 1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWasReceivedAndNotHandedOverIsReleased() throws Exception {
        QueueReader reader = reader(10, 60, false, 5);
        put(1);
        while (queue.sizes().isEmpty()) {
            pause();
        }
        reader.close();
        assertThat(queue.left(1)).containsExactly("order 1");
        assertThat(batches).isEmpty();
    }
}
