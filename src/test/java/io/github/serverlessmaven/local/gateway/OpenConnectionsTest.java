/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebSocketConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

    private static final String ID = "id=";

    private final StandingClock clock = new StandingClock();
    private final OpenConnections connections = new OpenConnections(clock);
    private final List<Optional<Instant>> activeWhenReceived = new ArrayList<>();

    /** A client that receives what is written at once, however long the writer still takes. */
    private final class Client extends OutputStream {

        @Override
        public void write(int one) {
            activeWhenReceived.add(connections.find(ID).map(WebSocketSession.Open::lastActiveAt));
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            write(0);
        }
    }

    private WebSocketSession session() {
        Exchange handshake = new Exchange(
                GatewayFixture.request("GET", "/dev", ""),
                new ReceivedHeaders(List.of()),
                "api",
                "dev",
                Map.of(),
                WebSocketApi.CONNECT,
                "/dev",
                Map.of(),
                "request",
                clock.now(),
                Optional.empty());
        return new WebSocketSession(ID, "api", "dev", clock.now(), handshake, Optional.empty());
    }

    @Test
    void aMessageCountsBeforeTheClientHasIt() throws IOException {
        connections.add(session(), new WebSocketConnection(InputStream.nullInputStream(), new Client()));
        clock.advance(Duration.ofMinutes(9));
        connections.send(ID, Payload.of("hello"));
        assertThat(activeWhenReceived).containsExactly(Optional.of(clock.now()));
    }

    @Test
    void aConnectionIsGoneBeforeTheClientHasTheAnswerToItsClosing() {
        byte[] close = HexFormat.of().parseHex("888200000000" + "03e8");
        WebSocketConnection connection = new WebSocketConnection(new ByteArrayInputStream(close), new Client());
        connections.add(session(), connection);
        connection.receive(text -> {});
        assertThat(activeWhenReceived).containsExactly(Optional.empty());
    }
}
