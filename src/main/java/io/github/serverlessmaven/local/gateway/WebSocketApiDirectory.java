/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Finds the WebSocket APIs of all stacks. */
final class WebSocketApiDirectory {

    private static final String PREFIX = "AWS::ApiGatewayV2::";

    private final StateFolder state;
    private final String served;

    /**
     * Makes the directory.
     *
     * @param served the name of the stack whose APIs come first
     */
    WebSocketApiDirectory(StateFolder state, String served) {
        this.state = state;
        this.served = served;
    }

    /** All WebSocket APIs as they are now. */
    List<WebSocketApi> all() {
        Account account = state.read();
        return account.liveStacks()
                .flatMap(stack -> stack.resources().values().stream()
                        .filter(resource -> resource.isOf(PREFIX + "Api")
                                && Values.text(resource.properties(), "ProtocolType")
                                        .equals("WEBSOCKET"))
                        .map(resource -> api(account, stack, resource)))
                .sorted(Comparator.comparing(api -> !api.stack().equals(served)))
                .toList();
    }

    private static WebSocketApi api(Account account, LocalStack stack, LocalResource api) {
        String id = api.physicalId();
        return new WebSocketApi(
                id,
                stack.name(),
                Values.text(api.properties(), "RouteSelectionExpression"),
                stages(account, id),
                routes(account, id),
                byId(parts(account, "Integration", id)),
                byId(parts(account, "Authorizer", id)));
    }

    private static Map<String, Map<String, String>> stages(Account account, String api) {
        Map<String, Map<String, String>> stages = new LinkedHashMap<>();
        parts(account, "Deployment", api)
                .flatMap(deployment -> Values.find(deployment.properties(), "StageName").stream())
                .forEach(name -> stages.put(name, Map.of()));
        parts(account, "Stage", api)
                .map(LocalResource::properties)
                .forEach(stage -> stages.put(
                        Values.text(stage, "StageName"), Values.texts(Values.mapping(stage, "StageVariables"))));
        return stages;
    }

    private static Map<String, WebSocketApi.Route> routes(Account account, String api) {
        List<String> answered = parts(account, "RouteResponse", api)
                .map(response -> Values.text(response.properties(), "RouteId"))
                .toList();
        Map<String, WebSocketApi.Route> routes = new LinkedHashMap<>();
        parts(account, "Route", api).forEach(route -> {
            String key = Values.text(route.properties(), "RouteKey");
            routes.put(key, new WebSocketApi.Route(key, route.properties(), answered.contains(route.physicalId())));
        });
        return routes;
    }

    private static Stream<LocalResource> parts(Account account, String type, String api) {
        return account.resources(PREFIX + type)
                .filter(resource -> Values.text(resource.properties(), "ApiId").equals(api));
    }

    private static Map<String, Value.Mapping> byId(Stream<LocalResource> resources) {
        Map<String, Value.Mapping> properties = new LinkedHashMap<>();
        resources.forEach(resource -> properties.put(resource.physicalId(), resource.properties()));
        return properties;
    }
}
