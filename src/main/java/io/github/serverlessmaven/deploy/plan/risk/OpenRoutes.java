/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan.risk;

import io.github.serverlessmaven.template.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds routes of APIs that anybody can call. */
final class OpenRoutes {

    private static final String NONE = "NONE";
    private static final int DEEPEST_PATH = 50;

    private final Map<String, TemplateResource> resources;
    private final Set<String> limitedApis;

    /**
     * The routes of a template.
     *
     * @param limitedApis the REST APIs whose policy permits only some callers
     */
    OpenRoutes(Map<String, TemplateResource> resources, Set<String> limitedApis) {
        this.resources = resources;
        this.limitedApis = limitedApis;
    }

    Stream<Exposure> of(TemplateResource resource) {
        return switch (resource.type()) {
            case "AWS::ApiGatewayV2::Route" -> route(resource).stream();
            case "AWS::ApiGatewayV2::Api" -> quickRoute(resource).stream();
            case "AWS::ApiGateway::Method" -> method(resource).stream();
            default -> Stream.empty();
        };
    }

    /** A route of an HTTP API; of a WebSocket API only {@code $connect} can ask who is calling. */
    private Optional<Exposure> route(TemplateResource route) {
        String key = route.text("RouteKey").orElse("");
        boolean isConnect = key.equals("$connect");
        boolean isOther = key.equals("$disconnect") || (!key.contains(" ") && !key.equals("$default") && !isConnect);
        String api = TemplateResource.referred(route.text("ApiId").orElse(""));
        boolean isWebSocket = Optional.ofNullable(resources.get(api))
                .flatMap(found -> found.text("ProtocolType"))
                .filter("WEBSOCKET"::equals)
                .isPresent();
        boolean isOpen = route.text("AuthorizationType").orElse(NONE).equals(NONE);
        return !isOpen || isOther || (isWebSocket && !isConnect)
                ? Optional.empty()
                : Optional.of(Exposure.of(
                        route,
                        "route " + api + " " + key,
                        "is route " + key + (isConnect ? " of a WebSocket API" : " of an HTTP API")
                                + " without authorization",
                        cause(route, "RouteKey")));
    }

    private static String cause(TemplateResource resource, String otherwise) {
        return resource.value("AuthorizationType").isPresent() ? "AuthorizationType" : otherwise;
    }

    private static Optional<Exposure> quickRoute(TemplateResource api) {
        return api.value("Target").isPresent()
                ? Optional.of(Exposure.of(
                        api,
                        "route " + api.id() + " " + api.text("RouteKey").orElse("$default"),
                        "is an HTTP API whose route " + api.text("RouteKey").orElse("$default")
                                + " is without authorization",
                        "Target"))
                : Optional.empty();
    }

    private Optional<Exposure> method(TemplateResource method) {
        String api = TemplateResource.referred(method.text("RestApiId").orElse(""));
        boolean isPreflight = method.text("HttpMethod")
                        .filter("OPTIONS"::equals)
                        .isPresent()
                && method.text("Integration", "Type").filter("MOCK"::equals).isPresent();
        boolean isOpen = method.text("AuthorizationType").orElse(NONE).equals(NONE);
        if (!isOpen || isPreflight || limitedApis.contains(api) || isPrivate(api)) {
            return Optional.empty();
        }
        String name = method.text("HttpMethod").orElse("ANY").toUpperCase(Locale.ROOT) + " "
                + path(method, "ResourceId", DEEPEST_PATH);
        boolean hasKey = method.text("ApiKeyRequired").filter("true"::equals).isPresent();
        return Optional.of(Exposure.of(
                method,
                "method " + api + " " + name + hasKey,
                "is method " + name + " of a REST API without authorization" + (hasKey ? " but for an API key" : ""),
                cause(method, "HttpMethod")));
    }

    private boolean isPrivate(String api) {
        return Optional.ofNullable(resources.get(api)).stream()
                .flatMap(found -> found.items("EndpointConfiguration", "Types"))
                .anyMatch(Value.of("PRIVATE")::equals);
    }

    /** The path of a resource; one outside the template is named by its id. */
    private String path(TemplateResource child, String property, int depth) {
        Optional<Value> reference = child.value(property);
        if (depth == 0 || reference.isEmpty() || isRoot(reference.get())) {
            return "/";
        }
        String id = child.texts().of(reference.get());
        return Optional.ofNullable(resources.get(TemplateResource.referred(id)))
                .map(parent -> {
                    String above = path(parent, "ParentId", depth - 1);
                    return (above.endsWith("/") ? above : above + "/")
                            + parent.text("PathPart").orElse("");
                })
                .orElse(id);
    }

    private static boolean isRoot(Value reference) {
        return reference instanceof Value.Mapping mapping
                && mapping.get("Fn::GetAtt").isPresent();
    }
}
