/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP, with a server in the place of CloudFormation that loses responses to changes, before or after it carries them out. */
class ChangesWithoutTokenTest {

    private static final String POLICY = "{\"Statement\":[]}";
    private static final ChangeSet CHANGE =
            new ChangeSet("change", "arn:aws:cloudformation:r:1:stack/s/1", ChangeSet.State.READY, 1, Optional.empty());

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private String policy = "";
    private boolean isProtected;
    private String changeSetStatus = "CREATE_COMPLETE";
    private int lostBefore;
    private int lostAfter;
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
    void aPolicyThatWasSetIsNotSetAgain() {
        lostAfter = 1;
        server.access().stacks().setPolicy("s", POLICY);
        assertThat(requests).containsExactly("SetStackPolicy", "GetStackPolicy");
    }

    @Test
    void aPolicyThatWasNotSetIsSetAgain() {
        lostBefore = 1;
        server.access().stacks().setPolicy("s", POLICY);
        assertThat(policy).isEqualTo(POLICY);
        assertThat(requests).containsExactly("SetStackPolicy", "GetStackPolicy", "SetStackPolicy");
    }

    @Test
    void aProtectionThatWasSetIsNotSetAgain() {
        lostAfter = 1;
        server.access().stacks().protect("s", true);
        assertThat(requests).containsExactly("UpdateTerminationProtection", "DescribeStacks");
    }

    @Test
    void aProtectionThatWasNotSetIsSetAgain() {
        lostBefore = 1;
        server.access().stacks().protect("s", true);
        assertThat(isProtected).isTrue();
        assertThat(requests)
                .containsExactly("UpdateTerminationProtection", "DescribeStacks", "UpdateTerminationProtection");
    }

    @Test
    void aChangeSetThatWasDeletedIsNotDeletedAgain() {
        lostAfter = 1;
        server.access().stacks().delete(CHANGE);
        assertThat(requests).containsExactly("DeleteChangeSet", "DescribeChangeSet");
    }

    @Test
    void aChangeSetThatIsBeingDeletedIsNotDeletedAgain() {
        lostBefore = 1;
        changeSetStatus = "DELETE_IN_PROGRESS";
        server.access().stacks().delete(CHANGE);
        assertThat(requests).containsExactly("DeleteChangeSet", "DescribeChangeSet");
    }

    @Test
    void aChangeSetThatWasNotDeletedIsDeletedAgain() {
        lostBefore = 1;
        server.access().stacks().delete(CHANGE);
        assertThat(changeSetStatus).isEmpty();
        assertThat(requests).containsExactly("DeleteChangeSet", "DescribeChangeSet", "DeleteChangeSet");
    }

    @Test
    void aServerThatLosesEverythingIsReported() {
        lostBefore = 9;
        assertThatThrownBy(() -> server.access().stacks().setPolicy("s", POLICY))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(
                        "Could not set the policy of stack s: " + server.address() + " cannot be reached");
        assertThat(requests).filteredOn("SetStackPolicy"::equals).hasSize(3);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = AwsServer.body(exchange);
            String action = AwsServer.parameter(body, "Action");
            requests.add(action);
            boolean changes = !action.startsWith("Get") && !action.startsWith("Describe");
            if (changes && lostBefore-- > 0) {
                return;
            }
            String response = respond(action, body);
            if (!changes || lostAfter-- <= 0) {
                AwsServer.answer(exchange, response.contains("<Error>") ? 404 : 200, "text/xml", response);
            }
        }
    }

    private String respond(String action, String body) {
        switch (action) {
            case "SetStackPolicy" -> policy = AwsServer.parameter(body, "StackPolicyBody");
            case "UpdateTerminationProtection" ->
                isProtected =
                        AwsServer.parameter(body, "EnableTerminationProtection").equals("true");
            case "DeleteChangeSet" -> changeSetStatus = "";
            case "GetStackPolicy" -> {
                return result(action, "<StackPolicyBody>" + policy + "</StackPolicyBody>");
            }
            case "DescribeStacks" -> {
                return result(
                        action,
                        "<Stacks><member><StackName>s</StackName><StackId>arn:s</StackId>"
                                + "<StackStatus>UPDATE_COMPLETE</StackStatus><EnableTerminationProtection>"
                                + isProtected
                                + "</EnableTerminationProtection></member></Stacks>");
            }
            default -> {
                return changeSetStatus.isEmpty()
                        ? "<ErrorResponse><Error><Type>Sender</Type><Code>ChangeSetNotFound</Code>"
                                + "<Message>ChangeSet [change] does not exist</Message></Error></ErrorResponse>"
                        : result(action, "<Status>" + changeSetStatus + "</Status>");
            }
        }
        return result(action, "");
    }

    private static String result(String action, String content) {
        return "<" + action + "Response><" + action + "Result>" + content + "</" + action + "Result></" + action
                + "Response>";
    }
}
