/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.StackOptions;
import io.github.serverlessmaven.template.LogicalId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP, with the texts that CloudFormation sends. */
class CloudFormationErrorsTest {

    private static final String STACK = "arn:aws:cloudformation:eu-central-1:123456789012:stack/hello-dev/5270ab20";
    private static final ChangeSet CHANGE = new ChangeSet(
            "arn:aws:cloudformation:eu-central-1:123456789012:changeSet/serverless-1/1",
            STACK,
            ChangeSet.State.READY,
            1,
            Optional.empty());

    private int status;
    private String response = "";
    private AwsServer server;
    private Stacks stacks;

    @BeforeEach
    void start() throws IOException {
        server = new AwsServer(this::answer);
        stacks = server.access().stacks();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStackThatDoesNotExistIsNotFound() {
        refuse(400, "ValidationError", "Stack with id hello-dev does not exist");
        assertThat(stacks.find("hello-dev")).isEmpty();
        assertThat(stacks.template("hello-dev")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Stack 'hello-dev' does not exist",
                "Resource ServerlessDeploymentBucket does not exist for stack hello-dev"
            })
    void aResourceThatDoesNotExistIsNotFound(String message) {
        refuse(400, "ValidationError", message);
        assertThat(stacks.physicalId("hello-dev", new LogicalId("ServerlessDeploymentBucket")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|ValidationError|Stack [hello-dev] already exists and cannot be created again with the changeSet [serverless-1].",
                "400|ValidationError|Stack [hello-dev] does not exist",
                "400|ValidationError|Stack:" + STACK + " is in UPDATE_IN_PROGRESS state and can not be updated.",
                "400|ValidationError|Stack:" + STACK
                        + " is in UPDATE_COMPLETE_CLEANUP_IN_PROGRESS state and can not be updated.",
                "400|ValidationError|Stack:" + STACK + " is in ROLLBACK_COMPLETE state and can not be updated.",
            })
    void aChangeSetThatMeetsAnotherDeploymentSaysSo(int code, String error, String message) {
        refuse(code, error, message);
        assertThatThrownBy(() -> stacks.create(new ChangeSetRequest(
                        "hello-dev",
                        "serverless-1",
                        false,
                        new ChangeSetRequest.Inline("{}"),
                        false,
                        Map.of(),
                        Map.of(),
                        StackOptions.NONE)))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("hello-dev");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404|ChangeSetNotFound|ChangeSet [serverless-1] does not exist",
                "400|InvalidChangeSetStatus|ChangeSet [serverless-1] cannot be executed in its current status of [DELETE_COMPLETE]",
                "400|InvalidChangeSetStatus|ChangeSet [serverless-1] cannot be executed in its current execution status of [OBSOLETE]",
                "400|InvalidChangeSetStatus|An operation on this ChangeSet is currently in progress. Please attempt this operation again later.",
                "400|ValidationError|Stack:" + STACK + " is in UPDATE_IN_PROGRESS state and can not be updated.",
            })
    void anExecutionThatMeetsAnotherDeploymentSaysSo(int code, String error, String message) {
        refuse(code, error, message);
        assertThatThrownBy(() -> stacks.execute(CHANGE, false))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("hello-dev");
    }

    @Test
    void aChangeSetThatIsGoneWhileItIsReadMeansAnotherDeployment() {
        refuse(404, "ChangeSetNotFound", "ChangeSet [serverless-1] does not exist");
        assertThatThrownBy(() -> stacks.refresh(CHANGE)).isInstanceOf(ConcurrentChangeException.class);
        assertThatCode(() -> stacks.delete(CHANGE)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The submitted information didn't contain changes. Submit different information to create a change set.",
                "No updates are to be performed."
            })
    void aChangeSetWithoutChangesIsEmpty(String reason) {
        describeChangeSet("FAILED", reason);
        assertThat(stacks.refresh(CHANGE).state()).isEqualTo(ChangeSet.State.EMPTY);
    }

    @Test
    void aChangeSetThatFailedKeepsItsReason() {
        String reason =
                "Transform AWS::Include failed with: The specified S3 object's content should be valid Yaml/JSON";
        describeChangeSet("FAILED", reason);
        assertThat(stacks.refresh(CHANGE))
                .returns(ChangeSet.State.FAILED, ChangeSet::state)
                .returns(Optional.of(reason), ChangeSet::reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_PENDING", "CREATE_IN_PROGRESS"})
    void aChangeSetInTheMakingIsPending(String text) {
        describeChangeSet(text, "");
        assertThat(stacks.refresh(CHANGE).state()).isEqualTo(ChangeSet.State.PENDING);
    }

    @Test
    void otherRefusalsAreReportedAsTheyAre() {
        refuse(
                400,
                "ValidationError",
                "Template format error: Unresolved resource dependencies [Nope] in the Resources block of the template");
        assertThatThrownBy(() -> stacks.execute(CHANGE, false))
                .isInstanceOf(ServerlessException.class)
                .isNotInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("Unresolved resource dependencies [Nope]");
        refuse(403, "AccessDenied", "User: arn:aws:iam::123456789012:user/ci is not authorized");
        assertThatThrownBy(() -> stacks.find("hello-dev")).hasMessageContaining("AccessDenied");
    }

    private void describeChangeSet(String text, String reason) {
        status = 200;
        response = "<DescribeChangeSetResponse><DescribeChangeSetResult><Status>" + text + "</Status><StatusReason>"
                + reason + "</StatusReason></DescribeChangeSetResult></DescribeChangeSetResponse>";
    }

    private void refuse(int code, String error, String message) {
        status = code;
        response = "<ErrorResponse><Error><Type>Sender</Type><Code>" + error + "</Code><Message>" + message
                + "</Message></Error><RequestId>1</RequestId></ErrorResponse>";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            AwsServer.body(exchange);
            AwsServer.answer(exchange, status, "text/xml", response);
        }
    }
}
