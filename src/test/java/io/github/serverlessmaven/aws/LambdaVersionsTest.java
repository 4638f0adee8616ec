/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class LambdaVersionsTest {

    @Test
    void aVersionWhoseDeletionLostItsAnswerCountsAsDeleted() throws IOException {
        List<String> requests = new CopyOnWriteArrayList<>();
        try (AwsServer server = new AwsServer(exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                if (requests.size() > 1) {
                    exchange.getResponseHeaders().add("x-amzn-ErrorType", "ResourceNotFoundException");
                    AwsServer.answer(exchange, 404, "application/json", "{\"Message\": \"Function not found\"}");
                }
            }
        })) {
            assertThat(server.access().versions().deleteOfFunction("hello", 3)).isTrue();
        }
        assertThat(requests).hasSize(2).allMatch(request -> request.endsWith("functions/hello?Qualifier=3"));
    }
}
