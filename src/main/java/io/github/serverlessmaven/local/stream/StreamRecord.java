/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.stream;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A record of a stream.
 *
 * @param sequenceNumber its place in the shard
 * @param key records of one key are processed in order
 * @param arrival when it was written, approximately
 * @param event what the function gets of it
 */
record StreamRecord(String sequenceNumber, String key, Instant arrival, Value.Mapping event) {

    /** How many bytes it takes in an event. */
    int size() {
        return Json.compact(event).getBytes(StandardCharsets.UTF_8).length;
    }
}
