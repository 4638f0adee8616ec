/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.LocalTarget;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.messaging.Messaging;
import io.github.serverlessmaven.local.service.FakeQueues;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AsynchronousCallsTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:";

    @TempDir
    Path folder;

    private final FakeClock clock = new FakeClock();
    private final LocalSetUp setUp = new LocalSetUp();
    private final List<Call> calls = new ArrayList<>();
    private final Deque<String> outcomes = new ArrayDeque<>();
    private final FakeQueues queues = new FakeQueues();
    private StateFolder state;
    private DeployedTemplate stack;

    @BeforeEach
    void deploy() throws IOException {
        LocalTarget target = setUp.clock(clock).open(folder);
        stack = new DeployedTemplate(target, "events", HandlerPackage.in(folder));
        state = new StateFolder(folder);
    }

    /** A function with settings, and what each of its calls ends in: an answer, "fails" or "throttled". */
    private String outcome(String settings, String properties, String... ends) throws IOException {
        outcomes.addAll(Arrays.asList(ends));
        stack.with(
                stack.function(
                        "Job", "echo", ", \"DeadLetterConfig\": {\"TargetArn\": \"" + QUEUE + "dead\"}" + properties),
                "\"Settings\": {\"Type\": \"AWS::Lambda::EventInvokeConfig\", \"Properties\": {\"FunctionName\":"
                        + " {\"Ref\": \"Job\"}, \"Qualifier\": \"$LATEST\"" + settings
                        + ", \"DestinationConfig\": {\"OnSuccess\": {\"Destination\": \"" + QUEUE
                        + "good\"}, \"OnFailure\": {\"Destination\": \"" + QUEUE + "bad\"}}}}");
        FunctionDirectory directory = new FunctionDirectory(state);
        DeployedFunction function = directory.get("events-Job", Optional.empty());
        try (AsynchronousCalls events = calls(directory, "one")) {
            events.submit(function, Call.of("id-1", Payload.of("{\"n\": 1}"), function.arn()));
        }
        try (var files = Files.list(folder.resolve("messages"))) {
            return files.sorted()
                    .map(file -> file.getFileName().toString().replaceAll("(.*%3A|\\.jsonl)", "") + " " + text(file))
                    .collect(Collectors.joining());
        }
    }

    private CallResult call(DeployedFunction function, Call call) {
        calls.add(call);
        String end = outcomes.size() > 1 ? outcomes.remove() : outcomes.element();
        if (end.equals("throttled")) {
            throw new ThrottledException("Rate Exceeded.", "Wait.");
        }
        return end.equals("fails")
                ? new CallResult(
                        call.requestId(), "$LATEST", Payload.error("Bad", "no luck"), Optional.of("Unhandled"), "")
                : new CallResult(call.requestId(), "$LATEST", Payload.of(end), Optional.empty(), "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aSuccessIsRecordedForItsDestination() throws IOException {
        assertThat(outcome("", "", "fails", "{\"ok\": true}"))
                .isEqualTo("good {\"version\":\"1.0\",\"timestamp\":\"2026-11-23T10:00:01Z\",\"requestContext\":"
                        + "{\"requestId\":\"id-1\",\"functionArn\":"
                        + "\"arn:aws:lambda:us-east-1:000000000000:function:events-Job:$LATEST\","
                        + "\"condition\":\"Success\",\"approximateInvokeCount\":2},\"requestPayload\":{\"n\":1},"
                        + "\"responseContext\":{\"statusCode\":200,\"executedVersion\":\"$LATEST\"},"
                        + "\"responsePayload\":{\"ok\":true}}\n");
        assertThat(setUp.messages()).anyMatch(line -> line.startsWith("Message for " + QUEUE + "good kept in "));
    }

    @Test
    void queuesOfThisMachineGetTheRecordAndTheEventAndNothingIsKeptForThem() throws IOException {
        queues.add(QUEUE + "bad");
        queues.add(QUEUE + "dead");
        Files.createDirectories(folder.resolve("messages"));
        assertThat(outcome("", "", "fails")).isEmpty();
        assertThat(queues.sent(QUEUE + "bad")).singleElement().satisfies(message -> {
            assertThat(message.body()).contains("\"condition\":\"RetriesExhausted\"");
            assertThat(message.attributes()).isEmpty();
        });
        assertThat(queues.sent(QUEUE + "dead")).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("{\"n\": 1}");
            assertThat(message.attributes())
                    .containsOnly(
                            Map.entry("RequestID", new Queues.MessageAttribute("String", "id-1")),
                            Map.entry("ErrorCode", new Queues.MessageAttribute("Number", "200")),
                            Map.entry("ErrorMessage", new Queues.MessageAttribute("String", "no luck")));
        });
    }

    @Test
    void whatAQueueRefusesIsKept() throws IOException {
        queues.refuse(QUEUE + "bad");
        assertThat(outcome("", "", "fails")).contains("bad {").contains("RetriesExhausted");
    }

    @Test
    void anEventThatFailsThreeTimesIsRecordedWithItsErrorAndADeadLetter() throws IOException {
        assertThat(outcome("", "", "fails"))
                .contains("\"condition\":\"RetriesExhausted\",\"approximateInvokeCount\":3")
                .contains("\"functionError\":\"Unhandled\"")
                .contains("\"responsePayload\":{\"errorType\":\"Bad\",\"errorMessage\":\"no luck\"}")
                .contains("dead {\"attributes\":{\"RequestID\":\"id-1\",\"ErrorCode\":200,\"ErrorMessage\":"
                        + "\"no luck\"},\"body\":\"{\\\"n\\\": 1}\"}\n");
        assertThat(calls).hasSize(3).extracting(Call::requestId).containsOnly("id-1");
    }

    @Test
    void aCallThatFindsNoRoomIsNoTry() throws IOException {
        String[] ends = new String[12];
        Arrays.fill(ends, "throttled");
        ends[10] = "fails";
        ends[11] = "\"done\"";
        assertThat(outcome(", \"MaximumRetryAttempts\": 1", "", ends))
                .startsWith("good ")
                .contains("\"approximateInvokeCount\":2");
        assertThat(calls).hasSize(12);
    }

    @Test
    void anEventThatHasNotEndedWhenItsProcessEndsIsMadeByTheNextOne() throws IOException {
        stack.with(stack.function("Job", "echo"));
        FunctionDirectory directory = new FunctionDirectory(state);
        DeployedFunction function = directory.get("events-Job", Optional.empty());
        PendingEvents killed = new PendingEvents(state, "killed");
        Call accepted = new Call(
                "id-1",
                Payload.of("{\"n\": \"Größe\"}"),
                function.arn(),
                Optional.of("{}"),
                Optional.empty(),
                Optional.empty());
        killed.add(function, accepted, clock.now());
        killed.add(new DeployedFunction("events-Gone", "$LATEST", "arn", function.properties()), accepted, clock.now());
        Files.writeString(folder.resolve("events/killed/9.json"), "{\"function\": \"ev"); // never acknowledged
        outcomes.add("\"done\"");
        try (AsynchronousCalls other = calls(directory, "too-early")) {
            other.resume(setUp::info);
        }
        assertThat(calls).isEmpty(); // the process that accepted it is alive
        killed.close();
        try (AsynchronousCalls next = calls(directory, "next")) {
            next.resume(setUp::info);
        }
        assertThat(calls).hasSize(1).first().satisfies(call -> {
            assertThat(call.requestId()).isEqualTo("id-1");
            assertThat(call.payload().text()).isEqualTo("{\"n\": \"Größe\"}");
            assertThat(call.clientContext()).contains("{}");
        });
        assertThat(setUp.messages()).contains("An event for events-Gone, which is no longer deployed, is dropped");
        assertThat(new PendingEvents(state, "last").takeOver()).isEmpty();
    }

    private AsynchronousCalls calls(FunctionDirectory directory, String owner) {
        return calls(directory, owner, this::call, clock);
    }

    private AsynchronousCalls calls(FunctionDirectory directory, String owner, FunctionCaller functions, Clock time) {
        Messaging messaging = new Messaging(
                state,
                (function, call) -> {
                    throw new AssertionError("no function is called");
                },
                queues,
                clock,
                () -> "another",
                setUp::info);
        return new AsynchronousCalls(
                directory,
                functions,
                messaging,
                new UndeliveredMessages(state, setUp::info),
                new PendingEvents(state, owner),
                time,
                () -> "another");
    }

    @Test
    void anEventThatIsTooOldIsNotTriedAgain() throws IOException {
        assertThat(outcome(", \"MaximumEventAgeInSeconds\": 60", "", "throttled"))
                .contains("bad ")
                .contains("\"timestamp\":\"2026-11-23T10:01:00Z\"")
                .contains("\"condition\":\"EventAgeExceeded\",\"approximateInvokeCount\":0")
                .doesNotContain("responseContext")
                .contains("\"ErrorCode\":429");
    }

    @Test
    void aFunctionThatMayNotRunIsNotWaitedFor() throws IOException {
        assertThat(outcome("", ", \"ReservedConcurrentExecutions\": 0", "throttled"))
                .contains("\"condition\":\"ZeroReservedConcurrency\"")
                .contains("\"timestamp\":\"2026-11-23T10:00:00Z\"");
        assertThat(calls).hasSize(1);
    }

    @Test
    void whatIsDroppedIsNeitherTriedAgainNorRecorded() throws Exception {
        stack.with(stack.function("Job", "echo", ", \"DeadLetterConfig\": {\"TargetArn\": \"" + QUEUE + "dead\"}"));
        queues.add(QUEUE + "dead");
        FunctionDirectory directory = new FunctionDirectory(state);
        DeployedFunction function = directory.get("events-Job", Optional.empty());
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch runs = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        List<String> log = new CopyOnWriteArrayList<>();
        FunctionCaller functions = (called, call) -> {
            log.add(call.requestId());
            if (call.requestId().equals("runs")) {
                runs.countDown();
                await(end);
                log.add("ended");
            }
            return new CallResult(
                    call.requestId(), "$LATEST", Payload.error("Bad", "no luck"), Optional.of("Unhandled"), "");
        };
        try (AsynchronousCalls events = calls(directory, "one", functions, pausing(waits, end))) {
            submit(events, function, "fails");
            await(waits);
            submit(events, function, "runs");
            await(runs);
            events.dropAll(() -> {
                log.add("empty");
                submit(events, function, "late");
            });
            submit(events, function, "next");
        }
        assertThat(log).startsWith("fails", "runs", "ended", "empty", "next").doesNotContain("late");
        assertThat(queues.sent(QUEUE + "dead")).extracting(Queues.Message::body).containsExactly("{\"id\": \"next\"}");
        assertThat(folder.resolve("events").resolve("one")).doesNotExist();
    }

    private static void submit(AsynchronousCalls events, DeployedFunction function, String id) {
        events.submit(function, Call.of(id, Payload.of("{\"id\": \"" + id + "\"}"), function.arn()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A time whose first pause lasts until it is interrupted. */
    private Clock pausing(CountDownLatch begin, CountDownLatch end) {
        return new Clock() {
            @Override
            public Instant now() {
                return clock.now();
            }

            @Override
            public void sleep(Duration duration) {
                begin.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    end.countDown();
                }
            }
        };
    }

    @Test
    void aBusGetsTheRecordInAnEventOfLambdas() throws IOException {
        String bus = "arn:aws:events:us-east-1:000000000000:event-bus/orders";
        String settings =
                ", \"MaximumRetryAttempts\": 0, \"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"" + bus
                        + "\"}}}}, \"Unused\": {\"Type\": \"AWS::Lambda::EventInvokeConfig\", \"Properties\":"
                        + " {\"FunctionName\": \"another\", \"Qualifier\": \"$LATEST\"";
        assertThat(outcome(settings, "", "fails"))
                .contains("{\"version\":\"0\",\"id\":\"another\","
                        + "\"detail-type\":\"Lambda Function Invocation Result - Failure\",\"source\":\"lambda\","
                        + "\"account\":\"000000000000\",\"time\":\"2026-11-23T10:00:00Z\",\"region\":\"us-east-1\","
                        + "\"resources\":[\"" + bus
                        + "\",\"arn:aws:lambda:us-east-1:000000000000:function:events-Job:$LATEST\"],"
                        + "\"detail\":{\"version\":\"1.0\"")
                .contains("\"condition\":\"RetriesExhausted\"");
    }
}
