/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
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

/** Which events belong to the work that was asked for, over HTTP. Events are given as {@code id token time}, the newest first. */
class OperationEventsTest {

    private static final StackOperation OPERATION =
            StackOperation.requested("arn:s", "mine", Instant.parse("2026-11-30T10:00:00.500Z"));

    private final List<List<String>> pages = new ArrayList<>();
    private int requests;
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
    void theWorkBeginsWithTheFirstEventThatHasItsToken() {
        pages.add(List.of("e4 mine", "e3 mine", "e2 earlier", "e1 earlier"));
        assertThat(ids(Optional.empty())).containsExactly("e3", "e4");
        assertThat(ids(Optional.of("e3"))).containsExactly("e4");
    }

    @Test
    void whileNothingOfItHappenedOlderPagesAreNotRead() {
        pages.add(List.of("e2 earlier"));
        pages.add(List.of("e1 earlier"));
        assertThat(ids(Optional.empty())).isEmpty();
        assertThat(requests).isEqualTo(1);
    }

    @Test
    void itsEventsMayTakeSeveralPages() {
        pages.add(List.of("e3 mine"));
        pages.add(List.of("e2 mine", "e1 earlier"));
        assertThat(ids(Optional.empty())).containsExactly("e2", "e3");
    }

    @Test
    void whatFollowsACancellationByOthersBelongsToIt() {
        pages.add(List.of("e3 console", "e2 mine", "e1 earlier"));
        assertThat(ids(Optional.empty())).containsExactly("e2", "e3");
    }

    @Test
    void withoutTokensTheTimeDecides() {
        pages.add(List.of("e3 - 2026-11-30T10:00:01Z", "e2 - 2026-11-30T10:00:00Z", "e1 - 2026-11-30T09:59:59.999Z"));
        assertThat(ids(Optional.empty())).containsExactly("e2", "e3");
    }

    @Test
    void theNewestEventIsFoundByOneRequest() {
        pages.add(List.of("e2 x", "e1 x"));
        pages.add(List.of("e0 x"));
        assertThat(server.access().stacks().lastEvent("arn:s")).contains("e2");
        assertThat(requests).isEqualTo(1);
    }

    private List<String> ids(Optional<String> lastSeen) {
        return server.access().stacks().events(OPERATION, lastSeen).stream()
                .map(StackEvent::id)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String page = AwsServer.parameter(AwsServer.body(exchange), "NextToken");
            int index = page.isEmpty() ? 0 : Integer.parseInt(page);
            requests++;
            StringBuilder events = new StringBuilder();
            pages.get(index).forEach(event -> events.append(event(event.split(" ", -1))));
            String next = index + 1 < pages.size() ? "<NextToken>" + (index + 1) + "</NextToken>" : "";
            AwsServer.answer(
                    exchange,
                    200,
                    "text/xml",
                    "<DescribeStackEventsResponse><DescribeStackEventsResult><StackEvents>" + events + "</StackEvents>"
                            + next + "</DescribeStackEventsResult></DescribeStackEventsResponse>");
        }
    }

    private static String event(String[] parts) {
        return "<member><EventId>" + parts[0] + "</EventId><LogicalResourceId>A</LogicalResourceId>"
                + "<ResourceType>T</ResourceType><ResourceStatus>CREATE_COMPLETE</ResourceStatus>"
                + (parts[1].equals("-") ? "" : "<ClientRequestToken>" + parts[1] + "</ClientRequestToken>")
                + (parts.length > 2 ? "<Timestamp>" + parts[2] + "</Timestamp>" : "") + "</member>";
    }
}
