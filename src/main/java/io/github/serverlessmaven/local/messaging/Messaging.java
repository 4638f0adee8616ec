/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.Destinations;
import io.github.serverlessmaven.local.function.EventQueue;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The topics and buses of this machine, and the way from one service to another: whatever has an ARN here gets its messages. May be used by
 * several threads.
 */
public final class Messaging implements Destinations, AutoCloseable {

    private static final int ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FunctionDirectory functions;
    private final EventQueue calls;
    private final Queues queues;
    private final Clock clock;
    private final UniqueIds ids;
    private final Consumer<String> listener;
    private final Redelivery redelivery;
    private final TargetDelivery targets;
    private final Topics topics;
    private final Buses buses;

    /**
     * Connects services; what stacks declare is looked up for each message.
     *
     * @param calls makes the calls of functions
     * @param queues takes messages for queues
     * @param listener receives a line for each message, and for each that is lost
     */
    public Messaging(
            StateFolder state, EventQueue calls, Queues queues, Clock clock, UniqueIds ids, Consumer<String> listener) {
        this.functions = new FunctionDirectory(state);
        this.calls = calls;
        this.queues = queues;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
        this.redelivery = new Redelivery(clock);
        this.topics = new Topics(state, this::send, redelivery, clock, ids, listener);
        this.targets = new TargetDelivery(this::send, redelivery, listener);
        this.buses = new Buses(state, this::send, targets, clock, listener);
    }

    /** Its topics. */
    public Topics topics() {
        return topics;
    }

    /** Its buses. */
    public Buses buses() {
        return buses;
    }

    @Override
    public boolean deliver(String arn, String body, Value.Mapping attributes) {
        Map<String, Queues.MessageAttribute> typed = new LinkedHashMap<>();
        attributes.entries().forEach((name, value) -> {
            String type = value instanceof Value.Numeric ? "Number" : "String";
            String text = Values.scalar(value);
            if (!text.isEmpty()) { // SQS and SNS refuse attributes without a value
                typed.put(name, new Queues.MessageAttribute(type, text));
            }
        });
        return deliver(arn, new Queues.Message(body, typed, Optional.empty(), Optional.empty()));
    }

    /**
     * Hands a message to a function, a queue, a topic or a bus. Waits some seconds for a receiver that fails.
     *
     * @return whether the receiver has it
     */
    public boolean deliver(String arn, Queues.Message message) {
        for (int attempt = 1; ; attempt++) {
            try {
                send(arn, message);
                return true;
            } catch (UndeliverableException e) {
                if (!e.isTransient()
                        || attempt == ATTEMPTS
                        || Thread.currentThread().isInterrupted()) {
                    reportRefusal(e);
                    return false;
                }
                clock.sleep(PAUSE);
            }
        }
    }

    /** Hands over what a schedule sends, now, or later if the receiver does not answer. */
    public void deliver(TargetMessage message) {
        String body = message.content().body();
        targets.deliver(
                message.origin(),
                message.target(),
                () -> {
                    if (message.isEventOfBus()) {
                        buses.pass(Values.asMapping(Json.parse(body, "The event")), message.arn());
                    } else {
                        send(message.arn(), message.content());
                    }
                },
                body,
                message.attributes());
    }

    private void reportRefusal(UndeliverableException problem) {
        if (!problem.isOfUnknownReceiver()) {
            listener.accept("Message not delivered: " + problem.reason());
        }
    }

    private void send(String arn, Queues.Message message) {
        String[] parts = arn.split(":", 6);
        boolean isTaken = switch (parts.length == 6 ? parts[2] : "") {
            case "lambda" -> call(arn, message);
            case "sqs" -> enqueue(arn, message);
            case "sns" -> publish(arn, message);
            case "events" -> put(arn, message);
            default -> false;
        };
        if (!isTaken) {
            throw UndeliverableException.noReceiver(arn);
        }
    }

    private boolean call(String arn, Queues.Message message) {
        Optional<DeployedFunction> function = functions.find(arn, Optional.empty());
        function.ifPresent(found -> calls.submit(found, Call.of(ids.next(), Payload.of(message.body()), arn)));
        return function.isPresent();
    }

    private boolean enqueue(String arn, Queues.Message message) {
        try {
            return queues.send(arn, message);
        } catch (UncheckedIOException e) {
            throw UndeliverableException.failed(e);
        } catch (ServerlessException e) {
            throw new UndeliverableException("ERROR_FROM_TARGET", arn + " refuses it: " + e.getMessage());
        }
    }

    private boolean publish(String arn, Queues.Message message) {
        Optional<Topic> topic = topics.find(arn);
        try {
            topic.ifPresent(found -> topics.publish(found, Publication.of(message)));
        } catch (TopicProblem e) {
            throw new UndeliverableException("INVALID_PARAMETER", arn + " refuses it: " + e.reason());
        }
        return topic.isPresent();
    }

    private boolean put(String arn, Queues.Message message) {
        Optional<Value.Mapping> event = Json.tryParse(message.body())
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast);
        if (!arn.contains(":event-bus/") || event.isEmpty() || !buses.exist(arn)) {
            return false;
        }
        buses.put(arn, event.get());
        return true;
    }

    /** Drops pending deliveries, recent publications, and subscriptions that no stack declares. */
    public void reset() {
        redelivery.reset();
        topics.reset();
    }

    @Override
    public void close() {
        redelivery.close();
    }
}
