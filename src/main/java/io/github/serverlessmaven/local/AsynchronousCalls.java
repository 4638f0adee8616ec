/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Calls that nobody waits for: tried again as often as the function's settings say, then sent to its destinations and its dead letter
 * queue. See "Invoking a Lambda function asynchronously" in the AWS Lambda developer guide. Lambda waits minutes between two tries;
 * here it is seconds.
 */
final class AsynchronousCalls implements AutoCloseable {

    private static final int TRIED_AGAIN = 2;
    private static final int LONGEST_AGE_SECONDS = 21_600;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FunctionDirectory directory;
    private final FunctionHost host;
    private final MessageBox messages;
    private final Clock clock;
    private int pending;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "asynchronous call");
        thread.setDaemon(true);
        return thread;
    });

    AsynchronousCalls(FunctionDirectory directory, FunctionHost host, MessageBox messages, Clock clock) {
        this.directory = directory;
        this.host = host;
        this.messages = messages;
        this.clock = clock;
    }

    /** Hands a call over. */
    void submit(DeployedFunction function, Call call) {
        Instant accepted = clock.now();
        began();
        workers.execute(() -> {
            try {
                carryOut(function, call, accepted);
            } finally {
                ended();
            }
        });
    }

    private synchronized void began() {
        pending++;
    }

    private synchronized void ended() {
        pending--;
        notifyAll();
    }

    private void carryOut(DeployedFunction function, Call call, Instant accepted) {
        Value.Mapping settings = directory.asynchronousSettings(function.name());
        int tries = 1 + Values.number(settings, "MaximumRetryAttempts", TRIED_AGAIN);
        Instant end = accepted.plusSeconds(Values.number(settings, "MaximumEventAgeInSeconds", LONGEST_AGE_SECONDS));
        for (int attempt = 1; ; attempt++) {
            CallResult result = attempt(function, call);
            boolean last = attempt >= tries
                    || !clock.now().plus(PAUSE.multipliedBy(attempt)).isBefore(end);
            if (result.error().isEmpty()) {
                deliver(settings, "OnSuccess", function, call, result, "Success", attempt);
                return;
            }
            if (last) {
                String condition = attempt >= tries ? "RetriesExhausted" : "EventAgeExceeded";
                deliver(settings, "OnFailure", function, call, result, condition, attempt);
                function.deadLetterTarget().ifPresent(target -> messages.put(target, call.payload()));
                return;
            }
            clock.sleep(PAUSE.multipliedBy(attempt));
        }
    }

    private CallResult attempt(DeployedFunction function, Call call) {
        try {
            return host.call(function, call);
        } catch (ServerlessException e) {
            Payload error = Payload.error("Runtime.Unavailable", String.valueOf(e.getMessage()));
            return new CallResult("", function.version(), error, Optional.of("Unhandled"), "");
        }
    }

    private void deliver(
            Value.Mapping settings,
            String destination,
            DeployedFunction function,
            Call call,
            CallResult result,
            String condition,
            int attempts) {
        Optional<String> target =
                Values.find(Values.mapping(Values.mapping(settings, "DestinationConfig"), destination), "Destination");
        target.ifPresent(arn -> {
            Payload message = Payload.of(message(function, call, result, condition, attempts));
            Optional<DeployedFunction> next = directory.find(arn, Optional.empty());
            if (arn.contains(":lambda:") && next.isPresent()) {
                submit(next.get(), new Call(message, arn, Optional.empty(), Optional.empty()));
            } else {
                messages.put(arn, message);
            }
        });
    }

    /** See "Capturing records of Lambda asynchronous invocations" in the AWS Lambda developer guide. */
    private Value.Mapping message(
            DeployedFunction function, Call call, CallResult result, String condition, int attempts) {
        Value.MappingBuilder context =
                Value.mapping().put("statusCode", Value.of(200)).put("executedVersion", function.version());
        result.error().ifPresent(error -> context.put("functionError", error));
        return Value.mapping()
                .put("version", "1.0")
                .put("timestamp", clock.now().toString())
                .put(
                        "requestContext",
                        Value.mapping()
                                .put("requestId", result.requestId())
                                .put("functionArn", function.arn() + ":" + function.version())
                                .put("condition", condition)
                                .put("approximateInvokeCount", Value.of(attempts))
                                .build())
                .put("requestPayload", json(call.payload()))
                .put("responseContext", context.build())
                .put("responsePayload", json(result.payload()))
                .build();
    }

    private static Value json(Payload payload) {
        String text = payload.text();
        try {
            return Json.parse(text, "The payload");
        } catch (ServerlessException notJson) {
            return Value.of(text);
        }
    }

    /** Waits until all calls are over; those that they lead to included. */
    @Override
    public synchronized void close() {
        try {
            while (pending > 0) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
    }
}
