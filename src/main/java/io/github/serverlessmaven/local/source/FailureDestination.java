/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.source;

import io.github.serverlessmaven.template.Value;

/** Where records about discarded batches go: queues, topics and buckets. */
@FunctionalInterface
public interface FailureDestination {

    /**
     * Sends a record.
     *
     * @param arn of the queue, the topic or the bucket
     * @param key the key of the object in a bucket
     * @param record what happened
     * @throws io.github.serverlessmaven.diagnostic.ServerlessException if it cannot be sent
     */
    void send(String arn, String key, Value.Mapping record);
}
