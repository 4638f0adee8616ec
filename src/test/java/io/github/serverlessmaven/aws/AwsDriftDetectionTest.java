/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.DriftContract;
import io.github.serverlessmaven.deploy.port.DriftDetection;
import io.github.serverlessmaven.deploy.port.ResourceDrift;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Drift over HTTP, with answers as CloudFormation gives them; the emulator has none. */
class AwsDriftDetectionTest {

    private final List<String> requests = new ArrayList<>();
    private final List<String> statuses = new ArrayList<>(List.of("DETECTION_IN_PROGRESS", "DETECTION_COMPLETE"));
    private final List<String> pages = new ArrayList<>();
    private AwsServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = AwsServer.body(exchange);
            String action = AwsServer.parameter(body, "Action");
            requests.add(body);
            if (AwsServer.parameter(body, "StackName").equals("absent")) {
                AwsServer.answer(
                        exchange,
                        400,
                        "text/xml",
                        "<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack [absent] does not exist</Message></Error></ErrorResponse>");
                return;
            }
            AwsServer.answer(
                    exchange,
                    200,
                    "text/xml",
                    "<" + action + "Response><" + action + "Result>" + result(action) + "</" + action + "Result></"
                            + action + "Response>");
        }
    }

    private String result(String action) {
        return switch (action) {
            case "DetectStackDrift" -> "<StackDriftDetectionId>2f1</StackDriftDetectionId>";
            case "DescribeStackDriftDetectionStatus" ->
                "<StackDriftDetectionId>2f1</StackDriftDetectionId><DetectionStatus>" + statuses.remove(0)
                        + "</DetectionStatus><DetectionStatusReason>Failed to detect drift on resources [Queue]</DetectionStatusReason>";
            default -> pages.isEmpty() ? "<StackResourceDrifts/>" : pages.remove(0);
        };
    }

    private DriftDetection detection() {
        return server.access().stacks().driftDetection();
    }

    @Nested
    class DriftOfAws extends DriftContract {

        @Override
        protected DriftDetection detection() {
            return AwsDriftDetectionTest.this.detection();
        }

        @Override
        protected String stack() {
            return "hello-dev";
        }
    }

    @Test
    void differencesOfAllPagesAreRead() {
        pages.add("""
                <StackResourceDrifts><member><LogicalResourceId>Function</LogicalResourceId><ResourceType>AWS::Lambda::Function</ResourceType>
                <StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus><PropertyDifferences>
                <member><PropertyPath>/MemorySize</PropertyPath><ExpectedValue>1024</ExpectedValue><ActualValue>512</ActualValue>
                <DifferenceType>NOT_EQUAL</DifferenceType></member>
                <member><PropertyPath>/Tags/0</PropertyPath><ExpectedValue>null</ExpectedValue>
                <ActualValue>{"Value":"x","Key":"y"}</ActualValue><DifferenceType>ADD</DifferenceType></member>
                </PropertyDifferences></member></StackResourceDrifts><NextToken>more</NextToken>""");
        pages.add("""
                <StackResourceDrifts><member><LogicalResourceId>Queue</LogicalResourceId><ResourceType>AWS::SQS::Queue</ResourceType>
                <StackResourceDriftStatus>DELETED</StackResourceDriftStatus></member></StackResourceDrifts>""");
        assertThat(detection().drifts("hello-dev"))
                .containsExactly(
                        new ResourceDrift(
                                "Function",
                                false,
                                List.of(
                                        new ResourceDrift.Difference(
                                                "/MemorySize", Optional.of("1024"), Optional.of("512")),
                                        new ResourceDrift.Difference(
                                                "/Tags/0",
                                                Optional.empty(),
                                                Optional.of("{\"Value\":\"x\",\"Key\":\"y\"}")))),
                        new ResourceDrift("Queue", true, List.of()));
        assertThat(requests)
                .hasSize(2)
                .allMatch(request -> request.contains("StackResourceDriftStatusFilters.member.1=MODIFIED")
                        && request.contains("StackResourceDriftStatusFilters.member.2=DELETED"));
    }

    @Test
    void aComparisonThatFailsInPartSaysWhy() {
        statuses.set(0, "DETECTION_FAILED");
        assertThat(detection().progress("2f1"))
                .isEqualTo(
                        new DriftDetection.Progress(false, Optional.of("Failed to detect drift on resources [Queue]")));
    }

    @Test
    void aStackThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> detection().start("absent"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining("absent");
    }
}
