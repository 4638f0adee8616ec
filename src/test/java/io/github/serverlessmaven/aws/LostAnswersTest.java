/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.github.serverlessmaven.deploy.port.ChangeSet;
import io.github.serverlessmaven.deploy.port.ChangeSetRequest;
import io.github.serverlessmaven.deploy.port.DeletionOptions;
import io.github.serverlessmaven.deploy.port.Stack;
import io.github.serverlessmaven.deploy.port.StackStatus;
import io.github.serverlessmaven.manifest.StackOptions;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over HTTP, with a server that carries a request out and loses its first answer. */
class LostAnswersTest {

    private static final ChangeSet CHANGE =
            new ChangeSet("change", "arn:s", ChangeSet.State.READY, 1, Optional.empty());

    private final List<String> requests = new CopyOnWriteArrayList<>();
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
    void aChangeSetIsCreatedOnce() {
        server.access()
                .stacks()
                .create(new ChangeSetRequest(
                        "hello",
                        "serverless-1",
                        false,
                        new ChangeSetRequest.Inline("{}"),
                        false,
                        Map.of(),
                        Map.of(),
                        StackOptions.NONE));
        assertSentTwiceWithOneToken("ClientToken");
    }

    @Test
    void aChangeSetIsExecutedOnce() {
        server.access().stacks().execute(CHANGE, false);
        assertSentTwiceWithOneToken("ClientRequestToken");
    }

    @Test
    void aStackIsDeletedOnce() {
        server.access()
                .stacks()
                .delete(
                        new Stack(
                                "arn:s",
                                "s",
                                new StackStatus("CREATE_COMPLETE"),
                                Map.of(),
                                Map.of(),
                                List.of(),
                                false,
                                Optional.empty()),
                        DeletionOptions.STANDARD);
        assertSentTwiceWithOneToken("ClientRequestToken");
    }

    @Test
    void twoExecutionsHaveTwoTokens() {
        server.access().stacks().execute(CHANGE, false);
        server.access().stacks().execute(CHANGE, false);
        assertThat(requests.stream()
                        .map(body -> AwsServer.parameter(body, "ClientRequestToken"))
                        .distinct())
                .hasSize(2);
    }

    private void assertSentTwiceWithOneToken(String parameter) {
        assertThat(requests).hasSize(2);
        assertThat(AwsServer.parameter(requests.get(0), parameter))
                .isNotEmpty()
                .isEqualTo(AwsServer.parameter(requests.get(1), parameter));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(AwsServer.body(exchange));
            if (requests.size() > 1) {
                AwsServer.answer(
                        exchange,
                        200,
                        "text/xml",
                        "<Response><Result><Id>change</Id><StackId>arn:s</StackId></Result></Response>");
            }
        }
    }
}
