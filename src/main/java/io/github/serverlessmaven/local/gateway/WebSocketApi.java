/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WebSocket API as it is deployed.
 *
 * @param id its id
 * @param selection its route selection expression
 * @param stages their variables, by the name of the stage
 * @param routes by their keys
 * @param integrations properties by id
 * @param responses those of integrations, by the id of the integration
 * @param authorizers properties by id
 */
record WebSocketApi(
        String id,
        String selection,
        Map<String, Map<String, String>> stages,
        Map<String, Route> routes,
        Map<String, Value.Mapping> integrations,
        Map<String, List<Value.Mapping>> responses,
        Map<String, Value.Mapping> authorizers) {

    static final String CONNECT = "$connect";
    static final String DISCONNECT = "$disconnect";
    static final String DEFAULT = "$default";

    private static final Pattern OF_BODY = Pattern.compile("\\$(\\{)?request\\.body\\.([^}]+)}?");
    private static final Set<String> NOT_SELECTED = Set.of(CONNECT, DISCONNECT);

    WebSocketApi {
        stages = Map.copyOf(stages);
        routes = Map.copyOf(routes);
        integrations = Map.copyOf(integrations);
        responses = Map.copyOf(responses);
        authorizers = Map.copyOf(authorizers);
    }

    static WebSocketApi of(ApiParts parts) {
        return new WebSocketApi(
                parts.id(),
                Values.text(parts.api().properties(), "RouteSelectionExpression"),
                parts.stages("StageVariables"),
                routes(parts),
                parts.byId("Integration"),
                parts.of("IntegrationResponse")
                        .map(LocalResource::properties)
                        .collect(Collectors.groupingBy(response -> Values.text(response, "IntegrationId"))),
                parts.byId("Authorizer"));
    }

    private static Map<String, Route> routes(ApiParts parts) {
        List<String> answered = parts.of("RouteResponse")
                .map(response -> Values.text(response.properties(), "RouteId"))
                .toList();
        return parts.of("Route")
                .map(route -> new Route(
                        Values.text(route.properties(), "RouteKey"),
                        route.properties(),
                        answered.contains(route.physicalId())))
                .collect(Collectors.toMap(Route::key, Function.identity(), (first, later) -> later));
    }

    Optional<Route> route(String key) {
        return Optional.ofNullable(routes.get(key));
    }

    /** The route of a message: the one that the selection expression names, else the default one. */
    Optional<Route> routeOf(String message) {
        return selected(message)
                .filter(key -> !NOT_SELECTED.contains(key))
                .flatMap(this::route)
                .or(() -> route(DEFAULT));
    }

    private Optional<String> selected(String message) {
        Matcher expression = OF_BODY.matcher(selection);
        if (!expression.matches()) {
            return Optional.empty();
        }
        Optional<Value> value = Json.tryParse(message);
        for (String name : List.of(expression.group(2).split("[.]", -1))) {
            value = value.map(Values::asMapping).flatMap(object -> object.get(name));
        }
        return value.filter(scalar -> !(scalar instanceof Value.Mapping || scalar instanceof Value.Sequence))
                .map(Values::scalar);
    }

    /** The integration of a route; empty properties if there is none. */
    Value.Mapping integration(Route route) {
        return integrations.getOrDefault(route.integration(), Value.Mapping.EMPTY);
    }

    /** The response of a route's integration for a status: the one whose pattern fits, else the default one. */
    Optional<Value.Mapping> response(Route route, int status) {
        List<Value.Mapping> known = responses.getOrDefault(route.integration(), List.of());
        return Stream.of("/" + status + "/", "/\\d+/", DEFAULT)
                .flatMap(key -> known.stream()
                        .filter(response -> Values.text(response, "IntegrationResponseKey")
                                .replace("\\$", "$")
                                .equals(key)))
                .findFirst();
    }

    /**
     * A route.
     *
     * @param key such as {@code $connect}
     * @param properties those of the route
     * @param hasResponse whether the function's answer goes back to the client
     */
    record Route(String key, Value.Mapping properties, boolean hasResponse) {

        /** The id of its integration. */
        String integration() {
            return Values.text(properties, "Target").replaceFirst("^integrations/", "");
        }
    }
}
