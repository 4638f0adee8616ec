/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.deploy.DeployedTemplate;
import io.github.serverlessmaven.deploy.FakeClock;
import io.github.serverlessmaven.fixtures.HandlerPackage;
import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A function that reads a stream, one step at a time, in the thread of the test. */
final class StreamFixture implements FunctionCaller {

    final FakeClock clock = new FakeClock();
    final FakeStreams streams = new FakeStreams(clock);
    final List<String> batches = new ArrayList<>();
    final List<Value.Mapping> events = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    final List<String> sent = new ArrayList<>();

    private final StateFolder state;
    private final DeployedTemplate stack;
    private final List<ShardConsumer> shards = new ArrayList<>();
    private int throttled;
    private UnaryOperator<String> behaviour = batch -> "";
    private Optional<StreamConsumer> consumer = Optional.empty();
    private int ids;

    StreamFixture(Path folder) throws IOException {
        Files.createDirectories(folder);
        stack = new DeployedTemplate(new LocalSetUp().clock(clock).open(folder), "streams", HandlerPackage.in(folder));
        state = new StateFolder(folder);
    }

    /** Deploys the mapping of a stream with further properties, as JSON with a comma in front. */
    StreamFixture reads(String arn, String properties) {
        stack.with(
                stack.function("Reader", "echo"),
                "\"Mapping\": {\"Type\": \"AWS::Lambda::EventSourceMapping\", \"Properties\": {\"FunctionName\":"
                        + " {\"Fn::GetAtt\": [\"Reader\", \"Arn\"]}, \"EventSourceArn\": \"" + arn + "\""
                        + properties + "}}");
        StreamMapping mapping = StreamMapping.of(state.read()).get(0);
        RecordStream stream = new StreamLookup(sources()).find(mapping, state.read(), "arn:aws:iam::1:role/reader");
        ShardConsumers consumers = new ShardConsumers(
                new FunctionDirectory(state), this, sources().destination(), clock, () -> "id-" + ++ids, messages::add);
        consumer = Optional.of(consumers.of(mapping, stream, Runnable::run));
        return this;
    }

    private EventSources sources() {
        return new EventSources(
                "in the test",
                streams,
                (stackName, id) -> Optional.empty(),
                (arn, key, record) -> sent.add(arn + " " + key + " " + Json.compact(record)),
                Optional.empty());
    }

    /**
     * What the function answers to a batch, given as its data with spaces between them: JSON, nothing, or {@code !} and an error's
     * message.
     */
    void answers(UnaryOperator<String> answer) {
        behaviour = answer;
    }

    /** The next calls find no room. */
    void throttle(int calls) {
        throttled = calls;
    }

    /** Lets time pass while shards are found and read. */
    List<String> run(Duration time) {
        Instant end = clock.now().plus(time);
        do {
            shards.addAll(consumer.orElseThrow().discover());
            Duration pause = Duration.ofSeconds(1);
            for (ShardConsumer shard : shards) {
                Duration own = shard.step();
                pause = own.compareTo(pause) < 0 ? own : pause;
            }
            clock.sleep(pause);
            shards.removeIf(ShardConsumer::isDone);
        } while (clock.now().isBefore(end));
        return batches;
    }

    /** The same for a moment. */
    List<String> run() {
        return run(Duration.ofSeconds(3));
    }

    @Override
    public CallResult call(DeployedFunction function, Call call) {
        if (throttled > 0) {
            throttled--;
            throw new ThrottledException("Rate Exceeded.", "Wait.");
        }
        Value.Mapping event = (Value.Mapping) Json.parse(call.payload().text(), "The event");
        events.add(event);
        String batch = event.items("Records").stream()
                .map(record -> content(Values.asMapping(record)))
                .collect(Collectors.joining(" "));
        batches.add(batch);
        String answer = behaviour.apply(batch);
        return answer.startsWith("!")
                ? new CallResult(
                        call.requestId(),
                        function.version(),
                        Payload.error("Error", answer.substring(1)),
                        Optional.of("Unhandled"),
                        "")
                : new CallResult(call.requestId(), function.version(), Payload.of(answer), Optional.empty(), "");
    }

    private static String content(Value.Mapping record) {
        return record.section("kinesis")
                .text("data")
                .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .orElseGet(() -> record.section("dynamodb")
                        .section("Keys")
                        .section("id")
                        .text("S")
                        .orElse(""));
    }
}
