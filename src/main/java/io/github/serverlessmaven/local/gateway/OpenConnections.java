/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebSocketConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connections of all WebSocket APIs. A connection ends after ten minutes in which nothing was sent or received, and after two hours
 * ("Amazon API Gateway quotas").
 */
final class OpenConnections {

    private static final Duration LONGEST_IDLE = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofHours(2);

    /** How long a client may take to answer a close frame. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final int GOING_AWAY = 1001;

    private final Clock clock;
    private final Map<String, WebSocketSession.Open> open = new ConcurrentHashMap<>();
    private final Map<WebSocketConnection, Instant> closing = new ConcurrentHashMap<>();

    OpenConnections(Clock clock) {
        this.clock = clock;
    }

    void add(WebSocketSession session, WebSocketConnection connection) {
        open.put(session.id(), new WebSocketSession.Open(session, connection, clock.now()));
    }

    void remove(String id) {
        Optional.ofNullable(open.remove(id)).ifPresent(ended -> closing.remove(ended.connection()));
    }

    /** Finds a connection that neither side has begun to close. */
    Optional<WebSocketSession.Open> find(String id) {
        return Optional.ofNullable(open.get(id))
                .filter(found -> found.connection().isOpen());
    }

    /** Notes that something was sent or received. */
    void active(String id) {
        open.computeIfPresent(
                id, (same, known) -> new WebSocketSession.Open(known.session(), known.connection(), clock.now()));
    }

    /**
     * Sends a message to a client.
     *
     * @throws IOException if it is gone
     */
    void send(String id, Payload text) throws IOException {
        WebSocketSession.Open found = find(id).orElseThrow(() -> new IOException("there is no connection " + id));
        active(id);
        found.connection().send(text);
    }

    void close(WebSocketConnection connection, int code, String reason) {
        closing.putIfAbsent(connection, clock.now());
        connection.close(code, reason);
    }

    /** Ends the connections that have lasted too long. */
    void closeExpired() {
        Instant now = clock.now();
        open.values().forEach(each -> {
            Instant idleEnd = each.lastActiveAt().plus(LONGEST_IDLE);
            Instant end = each.session().connectedAt().plus(LONGEST);
            if (!now.isBefore(idleEnd) || !now.isBefore(end)) {
                close(each.connection(), GOING_AWAY, "Going away");
            }
        });
        closing.entrySet().removeIf(each -> {
            boolean isOver = !now.isBefore(each.getValue().plus(GRACE));
            if (isOver) {
                each.getKey().abort();
            }
            return isOver;
        });
    }

    /** Ends all connections. */
    void closeAll() {
        open.values().forEach(each -> close(each.connection(), GOING_AWAY, "Going away"));
        open.values().forEach(each -> each.connection().abort());
    }
}
