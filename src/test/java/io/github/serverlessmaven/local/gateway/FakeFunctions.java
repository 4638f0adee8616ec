/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Functions that answer what a test says; keeps what they were called with. */
final class FakeFunctions implements FunctionCaller, EventQueue {

    private final Map<String, UnaryOperator<String>> behaviours = new HashMap<>();
    private final List<String> called = new ArrayList<>();
    private final List<Value.Mapping> events = new ArrayList<>();

    /** Lets a function answer; an answer that begins with {@code !} is an error. */
    void answers(String function, UnaryOperator<String> behaviour) {
        behaviours.put(function, behaviour);
    }

    @Override
    public synchronized CallResult call(DeployedFunction function, Call call) {
        called.add(function.name() + ":" + function.version());
        events.add(Json.tryParse(call.payload().text()).map(Values::asMapping).orElseThrow());
        String answer = behaviours
                .getOrDefault(function.name(), event -> "{\"statusCode\": 200}")
                .apply(call.payload().text());
        return answer.startsWith("!")
                ? new CallResult(
                        call.requestId(),
                        function.version(),
                        Payload.error("Error", answer.substring(1)),
                        Optional.of("Unhandled"),
                        "")
                : new CallResult(call.requestId(), function.version(), Payload.of(answer), Optional.empty(), "");
    }

    @Override
    public synchronized void submit(DeployedFunction function, Call call) {
        events.add(Json.tryParse(call.payload().text()).map(Values::asMapping).orElseThrow());
        called.add(function.name() + " later");
    }

    /** Each call as {@code name:version}. */
    List<String> called() {
        return called;
    }

    /** The last event. */
    Value.Mapping event() {
        return events.get(events.size() - 1);
    }
}
