/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.LocalSetUp;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.local.trigger.LocalServer;
import io.github.serverlessmaven.local.trigger.WebSocketApis;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same conversations over WebSockets, here and with serverless-offline: handshakes, answers and the events that the function gets are
 * equal but for known faults of serverless-offline. {@code src/test/resources/offline/record.js} recorded it.
 */
class WebSocketOfflineTest {

    private static final Map<String, BiPredicate<OfflineRequest, String>> FAULTS = Map.ofEntries(
            Map.entry("every event has a messageId", (event, what) -> what.endsWith(".messageId")),
            Map.entry("ends have no code", (event, what) -> what.matches(".*\\.disconnect(StatusCode|Reason)")),
            Map.entry(
                    "a message may select $connect, which is not answered",
                    (event, what) -> event.body().contains("$connect")),
            Map.entry(
                    "the default route has the key that no route has",
                    (event, what) ->
                            event.body().matches(".*\"(other|throw)\".*") && what.matches("answer|.*routeKey")),
            Map.entry("the stage is local", (event, what) -> what.endsWith(".stage")));

    /** What clients send each in their own way, or what tells who is who. */
    private static final String NOT_COMPARED =
            "(?i).*\\.(sec-websocket-.*|host|connection|connectionId|connectedAt|requestTime.*|user-agent|x-forwarded-.*|upgrade|http2-.*|content-length)";

    private final OfflineComparison comparison = new OfflineComparison(FAULTS);
    private final List<Value.Mapping> events = new ArrayList<>();

    @Test
    void conversationsAreThoseOfServerlessOfflineButForItsFaults(@TempDir Path folder) throws Exception {
        List<Value> recorded = Values.items(OfflineComparison.read("socket-recording.json.gz"));
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        try (GatewayFixture fixture = new GatewayFixture(folder)) {
            deploy(fixture);
            WebSocketGateway gateway = new WebSocketGateway(fixture.setUp(), lines::add);
            try (LocalServer server = new LocalServer(
                    LocalSetUp.LOOPBACK,
                    0,
                    List.of(new WebSocketApis(gateway, new StandingClock())),
                    fixture.page(),
                    List::of,
                    fixture.clock,
                    line -> {})) {
                for (Value conversation : recorded.subList(0, recorded.size() - 1)) {
                    converse(Values.asMapping(conversation), "ws://127.0.0.1:" + server.port() + "/dev", lines);
                }
            }
        }
        List<Value> theirs = Values.items(Values.asMapping(recorded.get(recorded.size() - 1)), "events");
        assertThat(events).hasSameSizeAs(theirs);
        for (int i = 0; i < theirs.size(); i++) {
            compare(Values.asMapping(theirs.get(i)), events.get(i));
        }
        comparison.assertOnlyFaults();
    }

    private void deploy(GatewayFixture fixture) throws IOException {
        List<String> functions = List.of("Echo", "Echo1", "Answer", "Answer1", "Socket").stream()
                .map(name -> name + "LambdaFunction")
                .toList();
        fixture.deploy(functions, OfflineComparison.resources("AWS::ApiGatewayV2::"));
        fixture.functions.answers("web-SocketLambdaFunction", text -> {
            Value.Mapping event = Json.tryParse(text).map(Values::asMapping).orElseThrow();
            synchronized (events) {
                events.add(event);
            }
            String refused = Values.text(Values.mapping(event, "queryStringParameters"), "refuse");
            String body = Values.text(event, "body");
            if (body.contains("throw")) {
                return "!no luck";
            }
            String route = Values.text(Values.mapping(event, "requestContext"), "routeKey");
            return Json.compact(Value.mapping()
                    .put("statusCode", Value.of(refused.isEmpty() ? 200 : Integer.parseInt(refused)))
                    .put("body", route + ": " + body)
                    .build());
        });
    }

    private void converse(Value.Mapping conversation, String url, BlockingQueue<String> lines) throws Exception {
        List<String> headers = new ArrayList<>();
        Values.texts(Values.mapping(conversation, "headers"))
                .forEach((name, value) -> headers.add(name + ": " + value));
        String uri = url + Values.text(conversation, "path");
        int opened = Values.number(conversation, "opened", 0);
        if (opened != 101) {
            assertThat(SocketClient.refused(uri)).isEqualTo(opened);
            return;
        }
        SocketClient client = SocketClient.open(uri, headers.toArray(String[]::new));
        for (Value said : Values.items(conversation, "said")) {
            String text = Values.text(Values.asMapping(said), "text");
            List<Value> answers = Values.items(Values.asMapping(said), "answers");
            client.say(text);
            assertThat(lines.poll(20, TimeUnit.SECONDS)).startsWith("WebSocket ");
            OfflineRequest request = new OfflineRequest("", "", Value.Mapping.EMPTY, text);
            String answer = Optional.ofNullable(client.received.poll(answers.isEmpty() ? 0 : 20, TimeUnit.SECONDS))
                    .orElse("");
            comparison.differ(
                    request,
                    "answer",
                    answers.isEmpty() ? "" : withoutIds(Values.scalar(answers.get(0))),
                    withoutIds(answer));
        }
        client.socket().sendClose(1000, "bye").join();
        assertThat(lines.poll(20, TimeUnit.SECONDS)).contains("$disconnect");
    }

    private static String withoutIds(String answer) {
        return Json.tryParse(answer)
                .map(Values::asMapping)
                .map(problem -> Values.text(problem, "message"))
                .filter(message -> !message.isEmpty())
                .orElse(answer);
    }

    private void compare(Value.Mapping theirs, Value.Mapping ours) {
        OfflineRequest request = new OfflineRequest(type(theirs), "", Value.Mapping.EMPTY, Values.text(theirs, "body"));
        comparison.compare(request, "event", without(theirs, "event"), without(ours, "event"));
    }

    private static String type(Value.Mapping event) {
        return Values.text(Values.mapping(event, "requestContext"), "eventType");
    }

    private static Value without(Value value, String path) {
        if (!(value instanceof Value.Mapping mapping)) {
            return value;
        }
        Value.MappingBuilder kept = Value.mapping();
        mapping.entries().forEach((name, member) -> {
            if (!(path + "." + name).matches(NOT_COMPARED)) {
                kept.put(name, without(member, path + "." + name));
            }
        });
        return kept.build();
    }
}
