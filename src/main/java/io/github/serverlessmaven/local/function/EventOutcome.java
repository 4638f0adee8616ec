/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The outcome of an event, as destinations and dead letter queues receive it. */
final class EventOutcome {

    private static final int LONGEST_MESSAGE = 1024;

    private final DeployedFunction function;
    private final Call call;
    private Optional<CallResult> last = Optional.empty();
    private int tries;

    EventOutcome(DeployedFunction function, Call call) {
        this.function = function;
        this.call = call;
    }

    /** The function was called. */
    void tried(CallResult result) {
        last = Optional.of(result);
        tries++;
    }

    DeployedFunction function() {
        return function;
    }

    /** How often the function was called. */
    int tries() {
        return tries;
    }

    boolean isSuccess() {
        return last.filter(result -> result.error().isEmpty()).isPresent();
    }

    /**
     * What a destination gets; see "Capturing records of Lambda asynchronous invocations" in the AWS Lambda developer guide. Without a
     * response if the function was never called.
     */
    Value.Mapping record(String condition, Instant now) {
        Value.MappingBuilder record = Value.mapping()
                .put("version", "1.0")
                .put("timestamp", now.toString())
                .put(
                        "requestContext",
                        Value.mapping()
                                .put("requestId", call.requestId())
                                .put("functionArn", function.arn() + ":" + function.version())
                                .put("condition", condition)
                                .put("approximateInvokeCount", Value.of(tries))
                                .build())
                .put("requestPayload", json(call.payload()));
        last.ifPresent(result -> {
            Value.MappingBuilder context =
                    Value.mapping().put("statusCode", Value.of(200)).put("executedVersion", result.version());
            result.error().ifPresent(error -> context.put("functionError", error));
            record.put("responseContext", context.build()).put("responsePayload", json(result.payload()));
        });
        return record.build();
    }

    /**
     * What a bus gets: the record of a destination in an event of EventBridge, as Lambda puts it there.
     *
     * @param bus the ARN of the bus
     * @param id of the event
     */
    Value.Mapping busEvent(String bus, String id, String condition, Instant now) {
        String[] arn = function.arn().split(":", -1);
        return Value.mapping()
                .put("version", "0")
                .put("id", id)
                .put(
                        "detail-type",
                        "Lambda Function Invocation Result - " + (condition.equals("Success") ? "Success" : "Failure"))
                .put("source", "lambda")
                .put("account", arn.length > 4 ? arn[4] : "")
                .put("time", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("region", arn.length > 3 ? arn[3] : "")
                .put("resources", Value.texts(List.of(bus, function.arn() + ":" + function.version())))
                .put("detail", record(condition, now))
                .build();
    }

    /** The original event, which a dead letter queue gets. */
    String body() {
        return call.payload().text();
    }

    /** Why the event is in a dead letter queue; see "Adding a dead-letter queue" in the AWS Lambda developer guide. */
    Value.Mapping attributes() {
        String message =
                last.map(CallResult::payload).map(EventOutcome::message).orElse("Rate Exceeded.");
        return Value.mapping()
                .put("RequestID", call.requestId())
                .put("ErrorCode", Value.of(last.isPresent() ? 200 : 429))
                .put("ErrorMessage", message.substring(0, Math.min(message.length(), LONGEST_MESSAGE)))
                .build();
    }

    /** What is kept for a dead letter queue that is not on this machine. */
    Value.Mapping deadLetter() {
        return Value.mapping()
                .put("attributes", attributes())
                .put("body", body())
                .build();
    }

    private static String message(Payload error) {
        return Values.find(Values.asMapping(json(error)), "errorMessage").orElseGet(error::text);
    }

    private static Value json(Payload payload) {
        String text = payload.text();
        try {
            return Json.parse(text, "The payload");
        } catch (ServerlessException notJson) {
            return Value.of(text);
        }
    }
}
