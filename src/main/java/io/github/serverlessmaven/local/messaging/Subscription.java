/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.filter.FilterPolicy;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * A subscription to a topic.
 *
 * @param arn its ARN
 * @param topicArn the topic's
 * @param properties those of {@code AWS::SNS::Subscription}
 */
public record Subscription(String arn, String topicArn, Value.Mapping properties) {

    /** A subscription whose ARN follows from its topic and its endpoint: a topic has each endpoint once. */
    static Subscription to(String topicArn, Value.Mapping properties) {
        String key = Values.text(properties, "Protocol") + " " + Values.text(properties, "Endpoint");
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return new Subscription(topicArn + ":" + id, topicArn, properties);
    }

    /** Such as {@code lambda} or {@code sqs}. */
    public String protocol() {
        return Values.text(properties, "Protocol");
    }

    /** Who gets the messages, the ARN of a function or a queue if the protocol is one of theirs. */
    public String endpoint() {
        return Values.text(properties, "Endpoint");
    }

    FilterPolicy policy() {
        return FilterPolicy.of(properties);
    }

    /** Whether a queue gets the message as it was published, without the topic's envelope. */
    boolean isRaw() {
        return Values.text(properties, "RawMessageDelivery").equals("true");
    }

    /** The ARN of the queue for messages that cannot be delivered. */
    Optional<String> deadLetterQueue() {
        return properties
                .get("RedrivePolicy")
                .map(policy -> policy instanceof Value.Text text
                        ? Json.tryParse(text.text()).orElse(Value.Mapping.EMPTY)
                        : policy)
                .flatMap(policy -> Values.find(Values.asMapping(policy), "deadLetterTargetArn"));
    }
}
