/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.BatchItemFailures;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionCaller;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.Optional;
import java.util.OptionalInt;

/** Calls the function of a mapping with batches of one shard, and reads from its answer what became of them. */
final class BatchCall {

    private final StreamMapping mapping;
    private final String stream;
    private final String shard;
    private final FunctionDirectory directory;
    private final FunctionCaller caller;
    private final UniqueIds ids;

    BatchCall(
            StreamMapping mapping,
            String stream,
            String shard,
            FunctionDirectory directory,
            FunctionCaller caller,
            UniqueIds ids) {
        this.mapping = mapping;
        this.stream = stream;
        this.shard = shard;
        this.directory = directory;
        this.caller = caller;
        this.ids = ids;
    }

    /**
     * How a call ended.
     *
     * @param result of the call; empty if it was throttled
     * @param firstFailed where in the batch the first record is that has to be retried
     * @param isWholeBatch whether that is because the call itself failed
     * @param state what the function gave for the next call of the window
     */
    record Outcome(Optional<CallResult> result, OptionalInt firstFailed, boolean isWholeBatch, Value.Mapping state) {}

    /**
     * Calls the function.
     *
     * @param state what the last call of the window gave
     */
    Outcome call(Batch batch, Value.Mapping state) {
        Optional<DeployedFunction> function = directory.find(mapping.function(), Optional.empty());
        if (function.isEmpty()) {
            return new Outcome(Optional.empty(), OptionalInt.empty(), false, state);
        }
        Call call = Call.of(ids.next(), Payload.of(event(batch, state)), mapping.function());
        try {
            CallResult result = caller.call(function.get(), call);
            return result.error().isPresent() ? failed(result, state) : outcome(batch, result);
        } catch (ThrottledException noRoom) {
            return new Outcome(Optional.empty(), OptionalInt.empty(), false, state);
        } catch (ServerlessException e) {
            Payload error = Payload.error("Runtime.Unavailable", String.valueOf(e.getMessage()));
            return failed(
                    new CallResult(call.requestId(), function.get().version(), error, Optional.of("Unhandled"), ""),
                    state);
        }
    }

    private static Outcome failed(CallResult result, Value.Mapping state) {
        return new Outcome(Optional.of(result), OptionalInt.of(0), true, state);
    }

    private Outcome outcome(Batch batch, CallResult result) {
        Value.Mapping state = batch.window().isPresent()
                ? Json.tryParse(result.payload().text())
                        .map(answer -> Values.mapping(Values.asMapping(answer), "state"))
                        .orElse(Value.Mapping.EMPTY)
                : Value.Mapping.EMPTY;
        if (!mapping.reportsFailures()) {
            return new Outcome(Optional.of(result), OptionalInt.empty(), false, state);
        }
        BatchItemFailures failures = BatchItemFailures.of(
                result.payload(),
                batch.records().stream().map(StreamRecord::sequenceNumber).toList());
        OptionalInt first = failures.ids().stream().mapToInt(batch::indexOf).min();
        return new Outcome(Optional.of(result), first, failures.problem().isPresent(), state);
    }

    /** The event of a batch. */
    Value.Mapping event(Batch batch, Value.Mapping state) {
        Value.MappingBuilder event = Value.mapping()
                .put(
                        "Records",
                        new Value.Sequence(batch.records().stream()
                                .<Value>map(StreamRecord::event)
                                .toList()));
        batch.window()
                .ifPresent(window -> event.put(
                                "window",
                                Value.mapping()
                                        .put("start", window.start().toString())
                                        .put("end", window.end().toString())
                                        .build())
                        .put("state", state)
                        .put("shardId", shard)
                        .put("eventSourceARN", stream)
                        .put("isFinalInvokeForWindow", Value.of(window.isFinal()))
                        .put("isWindowTerminatedEarly", Value.of(false)));
        return event.build();
    }
}
