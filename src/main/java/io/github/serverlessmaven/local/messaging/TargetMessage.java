/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.service.Queues;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;

/**
 * What a schedule has for a queue, a topic or a bus.
 *
 * @param origin what sends it, for reading, such as {@code schedule nightly}
 * @param target the properties of the target: its ARN, retry policy and dead letter queue
 * @param content the message; an event as JSON for a bus
 * @param attributes by which the dead letter queue learns where it comes from
 * @param isEventOfBus whether a bus has matched it already: it goes on to one other bus only
 */
public record TargetMessage(
        String origin,
        Value.Mapping target,
        Queues.Message content,
        Map<String, String> attributes,
        boolean isEventOfBus) {

    /** Copies the attributes. */
    public TargetMessage {
        attributes = Map.copyOf(attributes);
    }

    String arn() {
        return Values.text(target, "Arn");
    }
}
