/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.WebSocketConnection;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.Optional;

/**
 * A client of a WebSocket API, from its handshake on.
 *
 * @param id of the connection
 * @param api the API's id
 * @param stage the name of its stage
 * @param connectedAt when the handshake arrived
 * @param handshake its request
 * @param caller what an authorizer returns about the client, for as long as the connection lasts
 */
record WebSocketSession(
        String id, String api, String stage, Instant connectedAt, Exchange handshake, Optional<Caller> caller) {

    /** The event of a route. */
    WebSocketEvent event(String routeKey, String type, String requestId, Instant now) {
        return new WebSocketEvent(this, routeKey, type, requestId, now);
    }

    /** Who the client is. */
    Value.Mapping identity() {
        Value.MappingBuilder identity = Value.mapping();
        caller.ifPresent(known -> known.identity().entries().forEach(identity::put));
        String agent = handshake.userAgent();
        if (!agent.isEmpty()) {
            identity.put("userAgent", agent);
        }
        return identity.put("sourceIp", handshake.web().sourceAddress()).build();
    }

    /**
     * An open connection.
     *
     * @param session of the client
     * @param connection to it
     * @param lastActiveAt when something was last sent or received
     */
    record Open(WebSocketSession session, WebSocketConnection connection, Instant lastActiveAt) {}
}
