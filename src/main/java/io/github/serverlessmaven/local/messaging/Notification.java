/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A message of a topic on its way to subscribers, in the forms that they get: the event of a function, the envelope in a queue, or the raw
 * message. The signature is none that can be verified: it only has its place.
 */
final class Notification {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final String SIGNATURE = "EXAMPLE";

    private final Topic topic;
    private final Publication publication;
    private final Receipt receipt;
    private final Instant time;

    Notification(Topic topic, Publication publication, Receipt receipt, Instant time) {
        this.topic = topic;
        this.publication = publication;
        this.receipt = receipt;
        this.time = time;
    }

    /** What a subscriber gets. */
    Queues.Message to(Subscription subscription) {
        return subscription.protocol().equals("lambda")
                ? Queues.Message.of(Json.compact(event(subscription)))
                : queued(subscription, subscription.endpoint());
    }

    /** What a queue gets for a subscription. */
    Queues.Message queued(Subscription subscription, String queueArn) {
        Queues.Message published = publication.message();
        boolean isFifo = queueArn.endsWith(".fifo");
        return new Queues.Message(
                subscription.isRaw() ? text(subscription) : Json.compact(envelope(subscription)),
                subscription.isRaw() ? published.attributes() : Map.of(),
                isFifo ? published.group() : Optional.empty(),
                isFifo ? Optional.of(publication.deduplicationId()) : Optional.empty());
    }

    private String text(Subscription subscription) {
        return publication.text(subscription.protocol());
    }

    /** See "Using Lambda with Amazon SNS" in the AWS Lambda developer guide. */
    private Value.Mapping event(Subscription subscription) {
        Value.Mapping message = Value.mapping()
                .put("Type", "Notification")
                .put("MessageId", receipt.messageId())
                .put("TopicArn", topic.arn())
                .put("Subject", publication.subject().<Value>map(Value::of).orElse(Value.NULL))
                .put("Message", text(subscription))
                .put("Timestamp", TIME.format(time))
                .put("SignatureVersion", "1")
                .put("Signature", SIGNATURE)
                .put("SigningCertUrl", certificate())
                .put("UnsubscribeUrl", unsubscribe(subscription))
                .put("MessageAttributes", publication.attributes())
                .build();
        Value.Mapping delivery = Value.mapping()
                .put("EventSource", "aws:sns")
                .put("EventVersion", "1.0")
                .put("EventSubscriptionArn", subscription.arn())
                .put("Sns", message)
                .build();
        return Value.mapping()
                .put("Records", new Value.Sequence(List.of(delivery)))
                .build();
    }

    /** See "Amazon SNS message and JSON formats" in the Amazon SNS developer guide; messages of FIFO topics are not signed. */
    private Value.Mapping envelope(Subscription subscription) {
        Value.MappingBuilder envelope =
                Value.mapping().put("Type", "Notification").put("MessageId", receipt.messageId());
        receipt.sequenceNumber().ifPresent(number -> envelope.put("SequenceNumber", number));
        envelope.put("TopicArn", topic.arn());
        publication.subject().ifPresent(subject -> envelope.put("Subject", subject));
        envelope.put("Message", text(subscription)).put("Timestamp", TIME.format(time));
        if (!topic.isFifo()) {
            envelope.put("SignatureVersion", "1").put("Signature", SIGNATURE).put("SigningCertURL", certificate());
        }
        envelope.put("UnsubscribeURL", unsubscribe(subscription));
        if (!publication.message().attributes().isEmpty()) {
            envelope.put("MessageAttributes", publication.attributes());
        }
        return envelope.build();
    }

    private String host() {
        String[] parts = topic.arn().split(":", -1);
        return "https://sns." + (parts.length > 3 ? parts[3] : "") + ".amazonaws.com/";
    }

    private String certificate() {
        return host() + "SimpleNotificationService-local.pem";
    }

    private String unsubscribe(Subscription subscription) {
        return host() + "?Action=Unsubscribe&SubscriptionArn=" + subscription.arn();
    }
}
