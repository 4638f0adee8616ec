/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.WebSocketConnection;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.Map;

/**
 * What functions of a WebSocket API receive. See "Set up a route using API Gateway Lambda proxy integration for a WebSocket API".
 *
 * @param session of the client
 * @param routeKey of the route that takes it
 * @param type {@code CONNECT}, {@code MESSAGE} or {@code DISCONNECT}
 * @param requestId made for it
 * @param now when it happened
 */
record WebSocketEvent(WebSocketSession session, String routeKey, String type, String requestId, Instant now) {

    /** The event of a handshake. */
    Value.MappingBuilder connected() {
        Value.MappingBuilder event = Value.mapping()
                .put("headers", session.handshake().headers().last())
                .put("multiValueHeaders", session.handshake().headers().lists());
        if (!session.handshake().web().query().isEmpty()) {
            event.put("queryStringParameters", session.handshake().query().last())
                    .put(
                            "multiValueQueryStringParameters",
                            session.handshake().query().lists());
        }
        return withVariables(event.put("requestContext", context().build()).put("isBase64Encoded", Value.of(false)));
    }

    /** The event of a message. */
    Value.Mapping message(String body) {
        return withVariables(Value.mapping()
                        .put(
                                "requestContext",
                                context().put("messageId", requestId + "=").build())
                        .put("body", body)
                        .put("isBase64Encoded", Value.of(false)))
                .build();
    }

    /** The event of an end. */
    Value.Mapping disconnected(WebSocketConnection.Closed end) {
        Map<String, String> headers = Map.of("Host", session.handshake().host(), "x-api-key", "", "x-restapi", "");
        Value.MappingBuilder single = Value.mapping();
        Value.MappingBuilder multiple = Value.mapping();
        headers.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(header -> {
            single.put(header.getKey(), header.getValue());
            multiple.put(header.getKey(), Value.list(Value.of(header.getValue())));
        });
        return withVariables(Value.mapping()
                        .put("headers", single.build())
                        .put("multiValueHeaders", multiple.build())
                        .put(
                                "requestContext",
                                context()
                                        .put("disconnectStatusCode", Value.of(end.code()))
                                        .put("disconnectReason", end.reason())
                                        .build())
                        .put("isBase64Encoded", Value.of(false)))
                .build();
    }

    private Value.MappingBuilder withVariables(Value.MappingBuilder event) {
        Map<String, String> variables = session.handshake().stageVariables();
        return variables.isEmpty() ? event : event.put("stageVariables", Exchange.orNull(variables));
    }

    private Value.MappingBuilder context() {
        Value.MappingBuilder context = Value.mapping()
                .put("routeKey", routeKey)
                .put("eventType", type)
                .put("extendedRequestId", requestId)
                .put("requestTime", PayloadFormat.time(now))
                .put("messageDirection", "IN")
                .put("stage", session.stage())
                .put("connectedAt", Value.of(session.connectedAt().toEpochMilli()))
                .put("requestTimeEpoch", Value.of(now.toEpochMilli()))
                .put("identity", session.identity())
                .put("requestId", requestId)
                .put("domainName", session.handshake().host())
                .put("connectionId", session.id())
                .put("apiId", session.api());
        session.caller()
                .filter(caller -> !caller.version1().entries().isEmpty())
                .ifPresent(caller -> context.put("authorizer", caller.version1()));
        return context;
    }
}
