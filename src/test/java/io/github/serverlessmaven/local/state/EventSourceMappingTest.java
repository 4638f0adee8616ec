/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EventSourceMappingTest {

    private static final String QUEUE = "arn:aws:sqs:us-east-1:000000000000:orders";

    private static EventSourceMapping of(String properties) {
        return EventSourceMapping.of("id", (Value.Mapping) Json.parse(properties, "The mapping"));
    }

    @Test
    void whatIsNotSetHasTheDefaultsOfLambda() {
        EventSourceMapping mapping = of("{\"EventSourceArn\": \"" + QUEUE + "\", \"FunctionName\": \"work\"}");
        assertThat(mapping.isOfQueue()).isTrue();
        assertThat(mapping.isEnabled()).isTrue();
        assertThat(mapping.batchSize()).isEqualTo(10);
        assertThat(mapping.window()).isEqualTo(Duration.ZERO);
        assertThat(mapping.reportsFailures()).isFalse();
        assertThat(mapping.concurrency()).isEmpty();
        assertThat(mapping.failureDestination()).isEmpty();
        assertThat(of("{\"EventSourceArn\": \"arn:aws:kinesis:us-east-1:000000000000:stream/clicks\"}")
                        .batchSize())
                .isEqualTo(100);
    }

    @Test
    void numbersAndBooleansMayBeText() {
        EventSourceMapping mapping = of("{\"EventSourceArn\": \"" + QUEUE + "\", \"FunctionName\": \"work\","
                + " \"Enabled\": \"false\", \"BatchSize\": \"25\", \"MaximumBatchingWindowInSeconds\": 3,"
                + " \"FunctionResponseTypes\": [\"ReportBatchItemFailures\"],"
                + " \"ScalingConfig\": {\"MaximumConcurrency\": \"2\"},"
                + " \"DestinationConfig\": {\"OnFailure\": {\"Destination\": \"arn:failed\"}}}");
        assertThat(mapping.isEnabled()).isFalse();
        assertThat(mapping.batchSize()).isEqualTo(25);
        assertThat(mapping.window()).isEqualTo(Duration.ofSeconds(3));
        assertThat(mapping.reportsFailures()).isTrue();
        assertThat(mapping.concurrency()).isEqualTo(OptionalInt.of(2));
        assertThat(mapping.failureDestination()).contains("arn:failed");
    }
}
