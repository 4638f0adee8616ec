/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A queue as a stack declares it.
 *
 * @param name its name
 * @param arn its ARN
 * @param attributes those that may change, with their defaults, as the API of Amazon SQS has them
 * @param isFifo whether it keeps order
 * @param deduplicatesByContent whether the body decides which messages are the same
 * @param redrive where messages go that were received too often
 */
record QueueDefinition(
        String name,
        String arn,
        Map<String, String> attributes,
        boolean isFifo,
        boolean deduplicatesByContent,
        Optional<Redrive> redrive) {

    private static final String TYPE = "AWS::SQS::Queue";

    private static final Map<String, String> CHANGEABLE =
            Map.of("VisibilityTimeout", "30", "DelaySeconds", "0", "ReceiveMessageWaitTimeSeconds", "0");

    /** A redrive policy: the ARN of the dead letter queue, and how often a message is received before. */
    record Redrive(String target, int most) {

        String json() {
            return Json.compact(Value.mapping()
                    .put("deadLetterTargetArn", target)
                    .put("maxReceiveCount", Value.of(most))
                    .build());
        }
    }

    /** The queues of all stacks. */
    static List<QueueDefinition> of(Account account) {
        return account.resources(TYPE).map(QueueDefinition::of).toList();
    }

    private static QueueDefinition of(LocalResource queue) {
        Value.Mapping properties = queue.properties();
        Map<String, String> attributes = new LinkedHashMap<>();
        CHANGEABLE.forEach((name, byDefault) ->
                attributes.put(name, Values.find(properties, name).orElse(byDefault)));
        return new QueueDefinition(
                queue.physicalId().substring(queue.physicalId().lastIndexOf('/') + 1),
                queue.attributes().getOrDefault("Arn", queue.physicalId()),
                Map.copyOf(attributes),
                isTrue(properties, "FifoQueue"),
                isTrue(properties, "ContentBasedDeduplication"),
                properties.get("RedrivePolicy").flatMap(QueueDefinition::redrive));
    }

    private static boolean isTrue(Value.Mapping properties, String name) {
        return Values.text(properties, name).equals("true");
    }

    private static Optional<Redrive> redrive(Value policy) {
        Value.Mapping mapping = Values.asMapping(
                policy instanceof Value.Text text ? Json.tryParse(text.text()).orElse(policy) : policy);
        return Values.find(mapping, "deadLetterTargetArn")
                .map(target -> new Redrive(target, Values.number(mapping, "maxReceiveCount", 10)));
    }

    /** The call that creates it, without its redrive policy: the dead letter queue may not be there yet. */
    Value.Mapping creation() {
        Value.MappingBuilder all = Value.mapping();
        attributes.forEach(all::put);
        if (isFifo) {
            all.put("FifoQueue", "true").put("ContentBasedDeduplication", Boolean.toString(deduplicatesByContent));
        }
        return Value.mapping()
                .put("QueueName", name)
                .put("Attributes", all.build())
                .build();
    }

    /** The same queue with another redrive policy. */
    QueueDefinition with(Optional<Redrive> other) {
        return new QueueDefinition(name, arn, attributes, isFifo, deduplicatesByContent, other);
    }

    /** Whether a queue can become this one without being created again. */
    boolean canFollow(QueueDefinition before) {
        return isFifo == before.isFifo
                && deduplicatesByContent == before.deduplicatesByContent
                && (redrive.isPresent() || before.redrive.isEmpty());
    }
}
