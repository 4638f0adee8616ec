/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.StackOperation;
import io.github.serverlessmaven.manifest.StackOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks that are changed without a change set, over HTTP: what comes of answers that are lost, and of refusals. */
class DirectChangesTest {

    private static final String BUSY = "Stack:arn:s is in UPDATE_IN_PROGRESS state and can not be updated.";

    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** What the request is refused with; nothing if empty. */
    private String code = "";

    private String message = "";

    /** Whether the first answer is lost. */
    private boolean loses;

    /** The token that the events of the stack have. */
    private String token = "another";

    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"true, CreateStack", "false, UpdateStack"})
    void anAnswerThatIsLostIsAskedForAgainWithTheSameToken(boolean creates, String action) {
        loses = true;
        StackOperation operation = change(creates).orElseThrow();
        assertThat(operation.token()).contains("serverless-1");
        assertThat(operation.stackId()).isEqualTo("arn:s");
        assertThat(requests).containsExactly(action + " serverless-1", action + " serverless-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|AlreadyExistsException|Stack [hello] already exists",
                "false|ValidationError|" + BUSY,
                "false|ValidationError|No updates are to be performed."
            })
    void whereTheTokenIsNotKnownAgainTheEventsTellThatTheWorkIsOurs(boolean creates, String error, String text) {
        loses = true;
        code = error;
        message = text;
        token = "serverless-1";
        assertThat(change(creates).orElseThrow().token()).contains("serverless-1");
        assertThat(requests).hasSize(3).last().isEqualTo("DescribeStackEvents ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"true|AlreadyExistsException|Stack [hello] already exists", "false|ValidationError|" + BUSY})
    void theWorkOfOthersIsNotTakenForOurs(boolean creates, String error, String text) {
        code = error;
        message = text;
        assertThatThrownBy(() -> change(creates)).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void anUpdateWithoutChangesChangesNothing() {
        code = "ValidationError";
        message = "No updates are to be performed.";
        assertThat(change(false)).isEmpty();
    }

    @Test
    void anotherRefusalIsReportedAsItIs() {
        code = "ValidationError";
        message = "Template format error: Unrecognized resource types: [AWS::Nope]";
        assertThatThrownBy(() -> change(false))
                .isNotInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("Could not update stack hello: Template format error");
        assertThat(requests).hasSize(1);
    }

    private Optional<StackOperation> change(boolean creates) {
        return server.access()
                .stacks()
                .change(new ChangeSetRequest(
                        "hello",
                        "serverless-1",
                        creates,
                        new ChangeSetRequest.Inline("{}"),
                        false,
                        Map.of(),
                        Map.of(),
                        StackOptions.NONE));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = AwsServer.body(exchange);
            String action = AwsServer.parameter(body, "Action");
            requests.add(action + " " + AwsServer.parameter(body, "ClientRequestToken"));
            if (loses && requests.size() == 1) {
                return;
            }
            if (action.equals("DescribeStackEvents")) {
                AwsServer.answer(exchange, 200, "text/xml", events());
            } else if (code.isEmpty()) {
                AwsServer.answer(
                        exchange, 200, "text/xml", "<Response><Result><StackId>arn:s</StackId></Result></Response>");
            } else {
                AwsServer.answer(
                        exchange,
                        400,
                        "text/xml",
                        "<ErrorResponse><Error><Type>Sender</Type><Code>" + code + "</Code><Message>" + message
                                + "</Message></Error></ErrorResponse>");
            }
        }
    }

    private String events() {
        return "<Response><Result><StackEvents><member><StackId>arn:s</StackId><EventId>e</EventId><ClientRequestToken>"
                + token + "</ClientRequestToken></member></StackEvents></Result></Response>";
    }
}
