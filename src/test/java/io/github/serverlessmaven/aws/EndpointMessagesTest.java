/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointMessagesTest {

    @ParameterizedTest
    @CsvSource({
        "200, text/html, '<html><body>Welcome to nginx!'",
        "404, text/html, '<html><body>Not Found'",
        "403, text/plain, no",
        "404, application/json, '{\"error\": \"not found\"}'",
        "200, application/json, '{}'"
    })
    void aServerThatIsNotAwsIsNamed(int status, String type, String body) throws IOException {
        try (AwsServer server = new AwsServer(exchange -> {
            try (exchange) {
                AwsServer.answer(exchange, status, type, body);
            }
        })) {
            assertThatThrownBy(() -> server.access().stacks().find("hello-dev"))
                    .isInstanceOfSatisfying(
                            ServerlessException.class,
                            failure -> assertThat(failure.render())
                                    .contains("Could not read stack hello-dev: " + server.address()
                                            + " does not answer as AWS does (HTTP status " + status + ").")
                                    .contains("Correct -Dserverless.endpoint or AWS_ENDPOINT_URL"));
        }
    }

    @Test
    void whatAServerInThePlaceOfAwsRefusesKeepsItsMessage() throws IOException {
        try (AwsServer server = new AwsServer(exchange -> {
            try (exchange) {
                AwsServer.answer(
                        exchange,
                        400,
                        "text/xml",
                        "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id hello-dev does not"
                                + " exist</Message></Error></ErrorResponse>");
            }
        })) {
            assertThat(server.access().stacks().find("hello-dev")).isEmpty();
        }
    }

    @Test
    void anAddressWhereNobodyAnswersIsNamed() throws IOException {
        URI address;
        try (AwsServer server = new AwsServer(exchange -> {})) {
            address = server.address();
            assertThat(server.access().place()).isEqualTo("eu-central-1 at " + address);
        }
        try (AwsServer server = new AwsServer(exchange -> exchange.close())) {
            assertThatThrownBy(() -> server.access().stacks().find("hello-dev"))
                    .isInstanceOfSatisfying(
                            ServerlessException.class,
                            failure -> assertThat(failure.render()).contains(server.address() + " cannot be reached"));
        }
    }
}
