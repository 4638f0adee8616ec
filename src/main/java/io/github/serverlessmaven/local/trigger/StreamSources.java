/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.stream.StreamPolling;

/** Kinesis streams and streams of DynamoDB tables, whose records functions get in batches. */
public final class StreamSources implements Trigger {

    private final StreamPolling polling;

    /** Makes the trigger; nothing is read before it is opened. */
    public StreamSources(StreamPolling polling) {
        this.polling = polling;
    }

    @Override
    public void open() {
        polling.open();
    }

    @Override
    public void close() {
        polling.close();
    }
}
