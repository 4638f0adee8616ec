/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP API as it is deployed.
 *
 * @param id its id
 * @param properties of the API itself
 * @param stages properties by name
 * @param routes the more specific first
 * @param integrations properties by id
 * @param authorizers properties by id
 */
record HttpApi(
        String id,
        Value.Mapping properties,
        Map<String, Value.Mapping> stages,
        List<Route> routes,
        Map<String, Value.Mapping> integrations,
        Map<String, Value.Mapping> authorizers) {

    /** The stage that is served without its name in the path. */
    static final String DEFAULT = "$default";

    HttpApi {
        stages = Map.copyOf(stages);
        routes = routes.stream().sorted(Route.MOST_SPECIFIC_FIRST).toList();
        integrations = Map.copyOf(integrations);
        authorizers = Map.copyOf(authorizers);
    }

    static HttpApi of(ApiParts parts) {
        return new HttpApi(
                parts.id(),
                parts.api().properties(),
                parts.by("Stage", stage -> Values.text(stage.properties(), "StageName")),
                parts.of("Route")
                        .map(LocalResource::properties)
                        .map(properties -> new Route(Values.text(properties, "RouteKey"), properties))
                        .toList(),
                parts.byId("Integration"),
                parts.byId("Authorizer"));
    }

    CorsRules cors() {
        return new CorsRules(Values.mapping(properties, "CorsConfiguration"));
    }

    /**
     * The stage that a path leads to: the one that its first segment names, else the default one.
     *
     * @return empty if there is none
     */
    Optional<StagePath> stage(String path) {
        int end = path.indexOf('/', 1);
        String first = path.substring(1, end < 0 ? path.length() : end);
        if (!first.equals(DEFAULT) && stages.containsKey(first)) {
            return Optional.of(new StagePath(first, end < 0 ? "/" : path.substring(end)));
        }
        return stages.containsKey(DEFAULT) ? Optional.of(new StagePath(DEFAULT, path)) : Optional.empty();
    }

    /** The route for a request. */
    Optional<RouteMatch> route(String method, String path) {
        return routes.stream()
                .flatMap(route -> route.match(method, path).map(variables -> new RouteMatch(route, variables)).stream())
                .findFirst();
    }

    /**
     * A stage and what follows it in a path.
     *
     * @param stage its name
     * @param path with a slash in front
     */
    record StagePath(String stage, String path) {}

    /**
     * A route that takes a request.
     *
     * @param route the route
     * @param variables those of its path
     */
    record RouteMatch(Route route, Map<String, String> variables) {}

    /**
     * A route.
     *
     * @param key its method and path, or {@code $default}
     * @param properties those of the resource
     */
    record Route(String key, Value.Mapping properties) {

        /** Paths first; of two routes with one path the one with a method; {@code $default} at the end. */
        static final Comparator<Route> MOST_SPECIFIC_FIRST = Comparator.<Route, Boolean>comparing(
                        route -> route.key.equals(DEFAULT))
                .thenComparing(Route::path, PathTemplate.MOST_SPECIFIC_FIRST)
                .thenComparing(route -> route.method().equals("ANY"));

        String method() {
            return key.contains(" ") ? key.substring(0, key.indexOf(' ')) : "ANY";
        }

        PathTemplate path() {
            return PathTemplate.of(key.substring(key.indexOf(' ') + 1));
        }

        Optional<Map<String, String>> match(String method, String path) {
            if (key.equals(DEFAULT)) {
                return Optional.of(Map.of());
            }
            return method().equals("ANY") || method().equals(method) ? path().match(path) : Optional.empty();
        }

        /** The id of its integration. */
        String integration() {
            return Values.text(properties, "Target").replace("integrations/", "");
        }
    }
}
