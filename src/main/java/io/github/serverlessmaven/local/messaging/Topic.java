/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.messaging;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;

/**
 * A topic that a stack declares, or that one of its subscriptions names.
 *
 * @param arn its ARN
 * @param properties those of {@code AWS::SNS::Topic}; none if no stack declares it
 */
public record Topic(String arn, Value.Mapping properties) {

    private static final int MAXIMUM_MESSAGE_SIZE = 262_144;

    /** The name in its ARN. */
    public String name() {
        return name(arn);
    }

    /** The name of the topic that an ARN is of. */
    static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    /** Whether it keeps the order of messages. */
    public boolean isFifo() {
        return name().endsWith(".fifo");
    }

    /** Whether it recognizes duplicates by the text. */
    public boolean deduplicatesByContent() {
        return Values.text(properties, "ContentBasedDeduplication").equals("true");
    }

    /** The size of the largest message, in bytes, from 1 KB to 1 MB. */
    public int maximumMessageSize() {
        return Values.number(properties, "MaximumMessageSize", MAXIMUM_MESSAGE_SIZE);
    }
}
