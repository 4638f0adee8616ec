/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A queue behind the API of Amazon SQS. */
final class SqsQueue implements MessageQueue {

    /** The most messages of one call. */
    private static final int MOST = 10;

    private final SqsApi sqs;
    private final String url;
    private final String arn;
    private final boolean isFifo;
    private final int visibilityTimeout;

    SqsQueue(SqsApi sqs, String url, String arn, boolean isFifo, int visibilityTimeout) {
        this.sqs = sqs;
        this.url = url;
        this.arn = arn;
        this.isFifo = isFifo;
        this.visibilityTimeout = visibilityTimeout;
    }

    @Override
    public String arn() {
        return arn;
    }

    @Override
    public int visibilityTimeout() {
        return visibilityTimeout;
    }

    /**
     * Sends a message.
     *
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if the queue refuses it
     */
    void send(Queues.Message message) {
        Value.MappingBuilder attributes = Value.mapping();
        message.attributes()
                .forEach((name, attribute) -> attributes.put(
                        name,
                        Value.mapping()
                                .put("DataType", attribute.type())
                                .put(
                                        attribute.type().startsWith("Binary") ? "BinaryValue" : "StringValue",
                                        attribute.value())
                                .build()));
        Value.MappingBuilder input = Value.mapping().put("QueueUrl", url).put("MessageBody", message.body());
        if (!message.attributes().isEmpty()) {
            input.put("MessageAttributes", attributes.build());
        }
        message.group().ifPresent(group -> input.put("MessageGroupId", group));
        if (isFifo) {
            input.put(
                    "MessageDeduplicationId",
                    message.deduplicationId()
                            .orElseGet(() -> Sha256.of(message.body()).hex()));
        }
        sqs.call("SendMessage", input.build());
    }

    @Override
    public List<Value.Mapping> receive(int most, int seconds) {
        Value.Mapping output = sqs.call(
                "ReceiveMessage",
                Value.mapping()
                        .put("QueueUrl", url)
                        .put("MaxNumberOfMessages", Value.of(Math.min(most, MOST)))
                        .put("WaitTimeSeconds", Value.of(seconds))
                        .put("MessageSystemAttributeNames", Value.texts(List.of("All")))
                        .put("MessageAttributeNames", Value.texts(List.of("All")))
                        .build());
        return Values.items(output, "Messages").stream().map(Values::asMapping).toList();
    }

    @Override
    public void delete(List<Value.Mapping> messages) {
        batches(messages, "DeleteMessageBatch", Optional.empty());
    }

    @Override
    public void hide(List<Value.Mapping> messages, int seconds) {
        batches(messages, "ChangeMessageVisibilityBatch", Optional.of(Value.of(seconds)));
    }

    private void batches(List<Value.Mapping> messages, String action, Optional<Value> visibility) {
        for (int start = 0; start < messages.size(); start += MOST) {
            List<Value> entries = new ArrayList<>();
            for (Value.Mapping message : messages.subList(start, Math.min(messages.size(), start + MOST))) {
                Value.MappingBuilder entry = Value.mapping()
                        .put("Id", Integer.toString(entries.size()))
                        .put("ReceiptHandle", Values.text(message, "ReceiptHandle"));
                visibility.ifPresent(seconds -> entry.put("VisibilityTimeout", seconds));
                entries.add(entry.build());
            }
            sqs.call(
                    action,
                    Value.mapping()
                            .put("QueueUrl", url)
                            .put("Entries", new Value.Sequence(entries))
                            .build());
        }
    }
}
