/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request to an API whose route is found.
 *
 * @param web the request
 * @param headers those that functions see
 * @param api the API's id
 * @param stage the name of its stage
 * @param stageVariables those of the stage
 * @param routeKey the method and path of the route as they are declared, or {@code $default}
 * @param path the path as functions see it
 * @param pathParameters the variables of the route's path
 * @param requestId made for this request
 * @param now when it arrived
 * @param caller what an authorizer returns about the sender
 */
record Exchange(
        WebRequest web,
        ReceivedHeaders headers,
        String api,
        String stage,
        Map<String, String> stageVariables,
        String routeKey,
        String path,
        Map<String, String> pathParameters,
        String requestId,
        Instant now,
        Optional<Caller> caller) {

    Exchange {
        stageVariables = Map.copyOf(stageVariables);
        pathParameters = Map.copyOf(pathParameters);
    }

    /** The same with what an authorizer says about the caller. */
    Exchange by(Caller authorized) {
        return new Exchange(
                web,
                headers,
                api,
                stage,
                stageVariables,
                routeKey,
                path,
                pathParameters,
                requestId,
                now,
                Optional.of(authorized));
    }

    QueryParameters query() {
        return QueryParameters.of(web.query());
    }

    String host() {
        return headers().first("Host").orElse("localhost");
    }

    /** The first label of the host. */
    String hostPrefix() {
        return RequestGuard.firstLabel(host());
    }

    String userAgent() {
        return headers().first("User-Agent").orElse("");
    }

    /** The content type without its parameters; that of JSON without one. */
    String mediaType() {
        return headers()
                .first("Content-Type")
                .map(type -> type.replaceAll(" *;.*", "").strip())
                .filter(type -> !type.isEmpty())
                .orElse("application/json");
    }

    /** The path of the route without its method. */
    String resourcePath() {
        return routeKey.substring(routeKey.indexOf(' ') + 1);
    }

    /**
     * The ARN of the request, as policies name it.
     *
     * @param below the path without the stage
     */
    String arn(String region, String below) {
        return "arn:aws:execute-api:" + region + ":" + Account.ID + ":" + api + "/" + stage + "/" + web.method()
                + below;
    }

    /** Texts as a value; null if there are none. */
    static Value orNull(Map<String, String> texts) {
        return texts.isEmpty() ? new Value.Null() : Values.texts(texts);
    }
}
