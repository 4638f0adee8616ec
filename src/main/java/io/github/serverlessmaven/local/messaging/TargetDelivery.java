/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Delivers to targets of rules and schedules, each with its retry policy and its dead letter queue. */
final class TargetDelivery {

    private static final int RETRIES = 185;
    private static final int AGE_SECONDS = 86_400;

    private final MessageSender sender;
    private final Redelivery redelivery;
    private final Consumer<String> listener;

    /**
     * Creates the delivery.
     *
     * @param sender reaches dead letter queues
     * @param listener receives a line for each message that is lost
     */
    TargetDelivery(MessageSender sender, Redelivery redelivery, Consumer<String> listener) {
        this.sender = sender;
        this.redelivery = redelivery;
        this.listener = listener;
    }

    /**
     * Delivers to a target now, or later if it does not answer.
     *
     * @param origin for reading
     * @param target its properties
     * @param attempt throws an {@link UndeliverableException} if it fails
     * @param body what the dead letter queue gets
     * @param attributes what it gets besides the reason
     */
    void deliver(String origin, Value.Mapping target, Runnable attempt, String body, Map<String, String> attributes) {
        redelivery.deliver(
                attempt, limits(target), failure -> undeliverable(origin, target, body, attributes, failure));
    }

    private static Redelivery.Limits limits(Value.Mapping target) {
        Value.Mapping policy = Values.mapping(target, "RetryPolicy");
        return new Redelivery.Limits(
                Values.number(policy, "MaximumRetryAttempts", RETRIES),
                Duration.ofSeconds(Values.number(policy, "MaximumEventAgeInSeconds", AGE_SECONDS)));
    }

    /**
     * See "Using dead-letter queues to process undelivered events in EventBridge" in the Amazon EventBridge user guide, and "Configuring a
     * dead-letter queue for EventBridge Scheduler" in that of EventBridge Scheduler.
     */
    private void undeliverable(
            String origin,
            Value.Mapping target,
            String body,
            Map<String, String> attributes,
            Redelivery.Failure failure) {
        String lost = origin + " not delivered: " + failure.problem().reason();
        Optional<String> queue = Values.find(Values.mapping(target, "DeadLetterConfig"), "Arn");
        if (queue.isEmpty()) {
            listener.accept(lost);
            return;
        }
        Map<String, Queues.MessageAttribute> all = new LinkedHashMap<>();
        attributes.forEach((name, value) -> all.put(name, text(value)));
        all.put("TARGET_ARN", text(Values.text(target, "Arn")));
        all.put("ERROR_CODE", text(failure.problem().code()));
        all.put("ERROR_MESSAGE", text(failure.problem().reason()));
        failure.exhausted().ifPresent(limit -> all.put("EXHAUSTED_RETRY_CONDITION", text(limit)));
        all.put("RETRY_ATTEMPTS", new Queues.MessageAttribute("Number", Integer.toString(failure.retries())));
        try {
            sender.send(queue.get(), new Queues.Message(body, all, Optional.empty(), Optional.empty()));
            listener.accept(lost + "; it is in its dead letter queue " + queue.get());
        } catch (UndeliverableException e) {
            listener.accept(lost + "; nor is it in its dead letter queue: " + e.reason());
        }
    }

    private static Queues.MessageAttribute text(String value) {
        return new Queues.MessageAttribute("String", value);
    }
}
