/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.service.Queues;

/** Hands a message to the receiver of an ARN: a function, a queue, a topic or a bus. */
@FunctionalInterface
interface MessageSender {

    /**
     * Hands a message over; what the receiver does with it is not waited for.
     *
     * @throws UndeliverableException if that is not possible
     */
    void send(String arn, Queues.Message message);
}
