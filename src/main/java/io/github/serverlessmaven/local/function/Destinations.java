/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import io.github.serverlessmaven.template.Value;

/** Receives what Lambda sends of asynchronous calls: records for destinations, and events that failed for dead letter queues. */
@FunctionalInterface
public interface Destinations {

    /**
     * Delivers a message.
     *
     * @param arn the ARN of a queue, a topic or a bus
     * @param body its text
     * @param attributes texts and numbers by name
     * @return whether the receiver is on this machine and has the message
     */
    boolean deliver(String arn, String body, Value.Mapping attributes);
}
