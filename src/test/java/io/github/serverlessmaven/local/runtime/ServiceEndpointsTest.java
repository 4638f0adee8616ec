/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceEndpointsTest {

    private static final String QUEUE = "https://sqs.us-east-1.amazonaws.com/000000000000/orders";
    private static final Map<String, String> ADDRESSES =
            Map.of("https://sqs.us-east-1.amazonaws.com/000000000000/", "http://127.0.0.1:4711/000000000000/");

    private final ServiceEndpoints endpoints = new ServiceEndpoints();

    @Test
    void functionsGetAVariableForEachServiceAndNoneForAll() {
        endpoints.add("sqs", URI.create("http://127.0.0.1:4711"), Map.of());
        endpoints.add("SNS", URI.create("http://127.0.0.1:4712"), Map.of());
        assertThat(endpoints.addedTo(Map.of("STAGE", "dev")))
                .containsOnly(
                        Map.entry("STAGE", "dev"),
                        Map.entry("AWS_ENDPOINT_URL_SNS", "http://127.0.0.1:4712"),
                        Map.entry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:4711"));
        endpoints.remove("SNS");
        assertThat(endpoints.addedTo(Map.of()))
                .containsOnly(Map.entry("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1:4711"));
    }

    @Test
    void urlsOfAwsInTheEnvironmentBecomeThoseOfThisMachine() {
        endpoints.add("SQS", URI.create("http://127.0.0.1:4711"), ADDRESSES);
        assertThat(endpoints.addedTo(Map.of(
                        "QUEUE_URL",
                        QUEUE,
                        "QUEUES",
                        "[\"" + QUEUE + "\"]",
                        "OTHER",
                        "https://sqs.us-east-1.amazonaws.com/123456789012/orders")))
                .containsEntry("QUEUE_URL", "http://127.0.0.1:4711/000000000000/orders")
                .containsEntry("QUEUES", "[\"http://127.0.0.1:4711/000000000000/orders\"]")
                .containsEntry("OTHER", "https://sqs.us-east-1.amazonaws.com/123456789012/orders");
    }

    @Test
    void whatTheConfigurationOfTheFunctionSetsTakesPrecedence() {
        endpoints.add("SQS", URI.create("http://127.0.0.1:4711"), ADDRESSES);
        Map<String, String> own = Map.of("AWS_ENDPOINT_URL_SQS", "http://localhost:9324", "QUEUE_URL", QUEUE);
        assertThat(endpoints.addedTo(own)).isEqualTo(own);
        Map<String, String> all = Map.of("AWS_ENDPOINT_URL", "http://localhost:4566", "QUEUE_URL", QUEUE);
        assertThat(endpoints.addedTo(all)).isEqualTo(all);
    }
}
