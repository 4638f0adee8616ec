/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.template.LogicalId;
import java.util.stream.Collectors;

/** The logical ids of a WebSocket API, as in Serverless 3. */
final class WebSocketIds {

    static final LogicalId API = new LogicalId("WebsocketsApi");
    static final LogicalId STAGE = new LogicalId("WebsocketsDeploymentStage");
    static final LogicalId DEPLOYMENT = new LogicalId("WebsocketsDeployment");
    static final LogicalId LOG_GROUP = new LogicalId("WebsocketsLogGroup");
    static final LogicalId ENDPOINT_OUTPUT = new LogicalId("ServiceEndpointWebsocket");

    private WebSocketIds() {}

    static LogicalId integration(String functionKey) {
        return new LogicalId(Names.normalized(functionKey) + "WebsocketsIntegration");
    }

    static LogicalId permission(String functionKey) {
        return new LogicalId(Names.normalized(functionKey) + "LambdaPermissionWebsockets");
    }

    static LogicalId authorizer(String name) {
        return new LogicalId(Names.normalized(name) + "WebsocketsAuthorizer");
    }

    static LogicalId route(String key) {
        return new LogicalId(
                key.codePoints().mapToObj(WebSocketIds::letters).collect(Collectors.joining()) + "WebsocketsRoute");
    }

    static LogicalId routeResponse(String key) {
        return new LogicalId(route(key) + "Response");
    }

    /** Of other characters Serverless 3 makes no legal id, so that none exists yet. */
    private static String letters(int character) {
        return switch (character) {
            case '$' -> "S";
            case '/' -> "Slash";
            case '-' -> "Dash";
            case '_' -> "Underscore";
            case '.' -> "Period";
            default -> isPlain(character) ? Character.toString(character) : "X%04X".formatted(character);
        };
    }

    private static boolean isPlain(int character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
