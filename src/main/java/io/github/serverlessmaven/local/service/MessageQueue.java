/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.template.Value;
import java.util.List;

/**
 * A queue of Amazon SQS to read from. Messages have the form of its API. All methods throw
 * {@link io.github.serverlessmaven.diagnostic.ServerlessException} if the queue refuses the call, and {@link java.io.UncheckedIOException} if
 * it does not answer or the thread is interrupted, whose flag is set then.
 */
public interface MessageQueue {

    /** Its ARN. */
    String arn();

    /** How long a received message is hidden from other receivers, in seconds. */
    int visibilityTimeout();

    /**
     * Receives messages with all their attributes. They are hidden from other receivers for the visibility timeout.
     *
     * @param most 1 to 10
     * @param seconds how long to wait for the first, up to 20
     */
    List<Value.Mapping> receive(int most, int seconds);

    /** Deletes messages that were received. */
    void delete(List<Value.Mapping> messages);

    /** Hides received messages from other receivers for some seconds from now on. */
    void hide(List<Value.Mapping> messages, int seconds);
}
