/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import java.util.Map;
import java.util.Optional;

/** The queues of Amazon SQS on this machine, for whatever sends to one: topics, buckets, rules, destinations. */
public interface Queues {

    /**
     * A message to be sent.
     *
     * @param body its text
     * @param attributes by name
     * @param group its group; FIFO queues require one
     * @param deduplicationId FIFO queues drop a second message of the same id; without it the body decides
     */
    record Message(
            String body,
            Map<String, MessageAttribute> attributes,
            Optional<String> group,
            Optional<String> deduplicationId) {

        /** Copies the attributes. */
        public Message {
            attributes = Map.copyOf(attributes);
        }

        /** A message for a queue that is not FIFO. */
        public static Message of(String body) {
            return new Message(body, Map.of(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * An attribute of a message.
     *
     * @param type {@code String}, {@code Number} or {@code Binary}, with a dot and more of the user's or without
     * @param value the text; Base64 for {@code Binary}
     */
    record MessageAttribute(String type, String value) {}

    /**
     * Sends a message.
     *
     * @param queue the ARN of the queue
     * @return whether the queue has it; false if there is no queue of this ARN on this machine
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if the queue refuses the message
     */
    boolean send(String queue, Message message);

    /** The queue of an ARN, for reading from it; empty if there is none on this machine. */
    Optional<MessageQueue> queue(String arn);

    /** The URL of each queue by its ARN. */
    Map<String, String> urls();

    /** As {@link #send(String, Message)}, for a queue that is not FIFO. */
    default boolean send(String queue, String body, Map<String, MessageAttribute> attributes) {
        return send(queue, new Message(body, attributes, Optional.empty(), Optional.empty()));
    }
}
