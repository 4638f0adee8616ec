/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A message that is published to a topic.
 *
 * @param message its text, attributes, group and deduplication id
 * @param subject for subscribers that show one
 * @param isStructured whether the text is JSON with a text for each protocol, and one for {@code default}
 */
public record Publication(Queues.Message message, Optional<String> subject, boolean isStructured) {

    private static final int LONGEST_SUBJECT = 100;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** A text with attributes. */
    public static Publication of(Queues.Message message) {
        return new Publication(message, Optional.empty(), false);
    }

    /**
     * Checks what SNS checks before it accepts a message.
     *
     * @throws TopicProblem if SNS would refuse it
     */
    void check(Topic topic) {
        if (message.body().isEmpty()) {
            throw TopicProblem.invalid("Empty message");
        }
        if (size() > topic.maximumMessageSize()) {
            throw TopicProblem.invalid("Message too long");
        }
        subject.filter(text -> text.isEmpty()
                        || text.length() > LONGEST_SUBJECT
                        || CONTROL.matcher(text).find())
                .ifPresent(text -> {
                    throw TopicProblem.invalid("Subject");
                });
        if (isStructured && structure().text("default").isEmpty()) {
            throw TopicProblem.invalid("Message Structure - No default entry in JSON message body");
        }
        message.attributes().forEach(Publication::check);
        checkOrder(topic);
    }

    private static void check(String name, Queues.MessageAttribute attribute) {
        if (attribute.value().isEmpty()) {
            throw new TopicProblem(
                    "ParameterValueInvalid",
                    "The message attribute '" + name + "' must contain non-empty message attribute value for message"
                            + " attribute type '" + attribute.type() + "'.");
        }
        if (!attribute.type().matches("(String|Number|Binary)(\\..+)?")) {
            throw new TopicProblem(
                    "ParameterValueInvalid",
                    "The message attribute '" + name + "' has an invalid message attribute type, the set of supported"
                            + " type prefixes is Binary, Number, and String.");
        }
    }

    private void checkOrder(Topic topic) {
        if (topic.isFifo() && message.group().isEmpty()) {
            throw TopicProblem.invalid("The MessageGroupId parameter is required for FIFO topics");
        }
        if (topic.isFifo() && message.deduplicationId().isEmpty() && !topic.deduplicatesByContent()) {
            throw TopicProblem.invalid("The topic should either have ContentBasedDeduplication enabled or"
                    + " MessageDeduplicationId provided explicitly");
        }
        if (!topic.isFifo() && message.deduplicationId().isPresent()) {
            throw TopicProblem.invalid(
                    "The request includes MessageDeduplicationId parameter that is not valid for this topic type");
        }
    }

    /** How many bytes SNS counts: the text, and of each attribute name, type and value. */
    public int size() {
        return bytes(message.body())
                + message.attributes().entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey())
                                + bytes(entry.getValue().type())
                                + bytes(entry.getValue().value()))
                        .sum();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The attributes as SNS writes them in JSON. */
    Value.Mapping attributes() {
        Value.MappingBuilder values = Value.mapping();
        message.attributes()
                .forEach((name, attribute) -> values.put(
                        name,
                        Value.mapping()
                                .put("Type", attribute.type())
                                .put("Value", attribute.value())
                                .build()));
        return values.build();
    }

    private Value.Mapping structure() {
        return Json.tryParse(message.body())
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .orElseThrow(() -> TopicProblem.invalid("Message Structure - JSON message body failed to parse"));
    }

    /** The text for a protocol. */
    String text(String protocol) {
        if (!isStructured) {
            return message.body();
        }
        Value.Mapping texts = structure();
        return texts.text(protocol).or(() -> texts.text("default")).orElse("");
    }

    /** By what a FIFO topic recognizes a duplicate. */
    String deduplicationId() {
        return message.deduplicationId()
                .orElseGet(() -> Sha256.of(message.body()).hex());
    }
}
