/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.StackEvent;
import io.github.serverlessmaven.deploy.port.StackOperation;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What DescribeEvents tells about failures, over HTTP. */
class FailedEventsTest {

    private static final ChangeSet CHANGE =
            new ChangeSet("arn:change", "arn:s", ChangeSet.State.FAILED, 0, Optional.empty());
    private static final StackOperation OPERATION = StackOperation.requested("arn:s", "token", Instant.EPOCH);

    private static final String VALIDATION = "<member><EventId>2</EventId><EventType>VALIDATION_ERROR</EventType>"
            + "<LogicalResourceId>Hello</LogicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType>"
            + "<ValidationFailureMode>%s</ValidationFailureMode><ValidationName>PROPERTY_VALIDATION</ValidationName>"
            + "<ValidationStatusReason>Unsupported property</ValidationStatusReason>"
            + "<ValidationPath>/Resources/Hello/Properties/Sise</ValidationPath></member>";
    private static final String PROVISIONING = "<member><EventId>1</EventId><EventType>PROVISIONING_ERROR</EventType>"
            + "<LogicalResourceId>Topic</LogicalResourceId><ResourceType>AWS::SNS::Topic</ResourceType>"
            + "<ResourceStatus>CREATE_FAILED</ResourceStatus>"
            + "<ResourceStatusReason>exists</ResourceStatusReason></member>";

    private final List<String> requests = new ArrayList<>();
    private String events = "";
    private String operations =
            "<member><OperationType>ROLLBACK</OperationType><OperationId>back</OperationId></member>"
                    + "<member><OperationType>UPDATE_STACK</OperationType><OperationId>update</OperationId></member>";
    private boolean isUnknown;
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatTheValidationOfAChangeSetFoundNamesItsPlaceInTheTemplate() {
        events = VALIDATION.formatted("FAIL");
        assertThat(server.access().stacks().failures(CHANGE))
                .containsExactly(new StackEvent(
                        "2",
                        "Hello",
                        "AWS::Lambda::Function",
                        "VALIDATION_FAILED",
                        Optional.of("Unsupported property (at /Resources/Hello/Properties/Sise)")));
        assertThat(requests.get(0))
                .contains("Action=DescribeEvents", "ChangeSetName=arn%3Achange", "Filters.FailedEvents=true");
    }

    @Test
    void whatIsOnlyAWarningIsNoFailure() {
        events = VALIDATION.formatted("WARN");
        assertThat(server.access().stacks().failures(CHANGE)).isEmpty();
    }

    @Test
    void failuresOfWorkOnAStackAreReadByItsOperation() {
        events = VALIDATION.formatted("FAIL") + PROVISIONING;
        assertThat(server.access().stacks().failures(OPERATION))
                .extracting(StackEvent::logicalId)
                .containsExactly("Topic", "Hello");
        assertThat(requests.get(1)).contains("OperationId=update", "Filters.FailedEvents=true");
    }

    @Test
    void whereTheStackShowsNoOperationsWhatFailedSinceThenIsRead() {
        operations = "";
        events = PROVISIONING.replace("<EventId>", "<Timestamp>2026-11-30T14:03:13Z</Timestamp><EventId>")
                + VALIDATION
                        .formatted("FAIL")
                        .replace("<EventId>", "<Timestamp>2026-11-30T14:03:11Z</Timestamp><EventId>");
        StackOperation operation =
                StackOperation.requested("arn:s", "token", Instant.parse("2026-11-30T14:03:12.500Z"));
        assertThat(server.access().stacks().failures(operation))
                .extracting(StackEvent::logicalId)
                .containsExactly("Topic");
        assertThat(requests.get(1)).contains("StackName=arn%3As", "Filters.FailedEvents=true");
    }

    @Test
    void anEndpointThatDoesNotKnowTheCallTellsNothing() {
        isUnknown = true;
        assertThat(server.access().stacks().failures(CHANGE)).isEmpty();
        assertThat(server.access().stacks().failures(OPERATION)).isEmpty();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = AwsServer.body(exchange);
            requests.add(body);
            if (isUnknown) {
                AwsServer.answer(
                        exchange,
                        400,
                        "text/xml",
                        "<ErrorResponse><Error><Code>InvalidAction</Code><Message>Unknown action</Message></Error></ErrorResponse>");
                return;
            }
            String content = AwsServer.parameter(body, "Action").equals("DescribeStacks")
                    ? "<Stacks><member><StackId>arn:s</StackId><LastOperations>" + operations
                            + "</LastOperations></member></Stacks>"
                    : "<OperationEvents>" + events + "</OperationEvents>";
            AwsServer.answer(exchange, 200, "text/xml", "<R><Result>" + content + "</Result></R>");
        }
    }
}
