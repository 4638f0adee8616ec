/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.http.WebSocketConnection;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What functions do with connections: {@code PostToConnection}, {@code GetConnection} and {@code DeleteConnection} of the API Gateway
 * Management API. Requests must be signed, by any key: signatures cannot be checked here.
 */
final class ConnectionsApi {

    private static final Pattern PLACE = Pattern.compile("(?:/([^/]+))?/@connections/([^/]+)");
    private static final int NORMAL = 1000;

    private final OpenConnections connections;

    ConnectionsApi(OpenConnections connections) {
        this.connections = connections;
    }

    /** Answers a request; empty if its path is another one. */
    Optional<HttpReply> answer(WebRequest request) {
        Matcher place = PLACE.matcher(request.path().replace("%40", "@"));
        if (!place.matches()) {
            return Optional.empty();
        }
        if (RequestGuard.isForeign(request.head())
                || RequestGuard.origin(request.head()).isPresent()) {
            return Optional.of(refusal(403, "ForbiddenException", "Forbidden: web pages may not call this API"));
        }
        if (Signature.of(request).isEmpty()) {
            return Optional.of(refusal(403, "MissingAuthenticationTokenException", "Missing Authentication Token"));
        }
        String id = decoded(place.group(2));
        return Optional.of(connections
                .find(id)
                .filter(found ->
                        place.group(1) == null || found.session().stage().equals(decoded(place.group(1))))
                .map(found -> answer(found, request))
                .orElseGet(() -> gone("there is no connection " + id)));
    }

    private HttpReply answer(WebSocketSession.Open open, WebRequest request) {
        return switch (request.method()) {
            case "POST" -> post(open, request.body());
            case "GET" -> HttpReply.json(200, description(open));
            case "DELETE" -> {
                connections.close(open.connection(), NORMAL, "Connection Closed Normally");
                yield new HttpReply(204, List.of(), Payload.of(""));
            }
            default -> refusal(405, "MethodNotAllowedException", "Only POST, GET and DELETE.");
        };
    }

    private HttpReply post(WebSocketSession.Open open, Payload body) {
        if (body.size() > WebSocketConnection.LARGEST_MESSAGE) {
            return refusal(413, "PayloadTooLargeException", "Payload too large");
        }
        try {
            connections.send(open.session().id(), body);
            return new HttpReply(200, List.of(), Payload.of(""));
        } catch (IOException e) {
            return gone(String.valueOf(e.getMessage()));
        }
    }

    private static Value.Mapping description(WebSocketSession.Open open) {
        return Value.mapping()
                .put("connectedAt", time(open.session().connectedAt()))
                .put("identity", open.session().identity())
                .put("lastActiveAt", time(open.lastActiveAt()))
                .build();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static HttpReply gone(String cause) {
        return refusal(410, "GoneException", "410").because(cause);
    }

    private static HttpReply refusal(int status, String type, String message) {
        return GatewayReply.of(status, message).with("x-amzn-ErrorType", type);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
