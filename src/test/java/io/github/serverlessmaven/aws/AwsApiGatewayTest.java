/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AwsApiGatewayTest {

    private static final String ROLE = "<Role><Arn>arn:aws:iam::111122223333:role/logs</Arn></Role>";

    private final List<String> requests = new ArrayList<>();

    @Test
    void aRoleThatIsMissingIsMadeAndMayWriteLogs() throws IOException {
        try (AwsServer server = new AwsServer(exchange -> {
            try (exchange) {
                answerForRoles(exchange);
            }
        })) {
            assertThat(server.access().apiGateway().orElseThrow().createLogRole("logs"))
                    .isEqualTo("arn:aws:iam::111122223333:role/logs");
        }
        assertThat(requests).hasSize(4);
        assertThat(requests.get(1))
                .contains(
                        "Action=CreateRole",
                        "RoleName=logs",
                        "Path=%2F",
                        "apigateway.amazonaws.com",
                        "sts%3AAssumeRole");
        assertThat(requests.get(3))
                .contains(
                        "Action=AttachRolePolicy",
                        "arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2Fservice-role%2FAmazonAPIGatewayPushToCloudWatchLogs");
    }

    private void answerForRoles(HttpExchange exchange) throws IOException {
        String request = AwsServer.body(exchange);
        requests.add(request);
        String action = request.replaceAll(".*Action=(\\w+).*", "$1");
        if (action.equals("GetRole")) {
            AwsServer.answer(
                    exchange,
                    404,
                    "text/xml",
                    "<ErrorResponse><Error><Code>NoSuchEntity</Code><Message>no role</Message></Error></ErrorResponse>");
        } else {
            AwsServer.answer(
                    exchange,
                    200,
                    "text/xml",
                    "<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(action, ROLE));
        }
    }

    @Test
    void aRoleThatIsNotKnownEverywhereYetIsAnAnswerAndNoFailure() throws IOException {
        try (AwsServer server = refusing(400, "BadRequestException", "The role ARN is not ready")) {
            assertThat(server.access().apiGateway().orElseThrow().setLogRole("arn:aws:iam::111122223333:role/logs"))
                    .contains("The role ARN is not ready");
        }
        assertThat(requests).first().asString().startsWith("PATCH /account");
    }

    @Test
    void whatIsNotPermittedIsAFailure() throws IOException {
        try (AwsServer server = refusing(403, "AccessDeniedException", "User is not authorized")) {
            assertThatThrownBy(() -> server.access().apiGateway().orElseThrow().logRole())
                    .hasMessage(
                            "Could not read the account's settings of API Gateway: User is not authorized (AccessDeniedException)");
        }
    }

    private AwsServer refusing(int status, String code, String message) throws IOException {
        return new AwsServer(exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                exchange.getResponseHeaders().add("x-amzn-ErrorType", code);
                AwsServer.answer(exchange, status, "application/json", "{\"message\": \"" + message + "\"}");
            }
        });
    }
}
