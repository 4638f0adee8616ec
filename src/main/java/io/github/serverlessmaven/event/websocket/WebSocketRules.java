/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has to be true of the routes of a WebSocket API beyond the form of their settings.
 *
 * @param api how the API is configured
 * @param diagnostics receives what is not true
 */
record WebSocketRules(WebSocketSettings api, Diagnostics diagnostics) {

    static final DiagnosticCode AUTHORIZER_BEHIND_CONNECT = new DiagnosticCode(
            "AUTHORIZER_BEHIND_CONNECT", "A WebSocket API asks who may call only when a client connects.");

    static final DiagnosticCode RESERVED_ROUTE =
            new DiagnosticCode("RESERVED_ROUTE", "The route begins as those of API Gateway do, but is none of them.");

    /** From "Quotas for configuring and running a WebSocket API" in the Amazon API Gateway developer guide. */
    private static final int LONGEST_WAIT = 29_000;

    private static final String EXTERNAL = "provider.apiGateway.websocketApiId";

    void check(Event<PropertyValues> event) {
        Route route = new Route(event.settings());
        checkKey(route);
        if (api.isExternal()) {
            RequestProblems.checkExternal(
                    route.settings(), List.of(Route.THROTTLE, Route.METRICS), EXTERNAL, diagnostics);
        }
        route.authorizer().ifPresent(authorizer -> {
            if (!route.key().equals(Route.CONNECT)) {
                route.settings()
                        .error(
                                Route.AUTHORIZER,
                                diagnostics,
                                AUTHORIZER_BEHIND_CONNECT,
                                "is set at the route " + route.key() + ", but API Gateway calls it only at $connect",
                                "Move it to the event of \"$connect\".");
            }
            check(authorizer, event);
        });
    }

    private void checkKey(Route route) {
        List<String> reserved = List.of(Route.CONNECT, Route.DISCONNECT, Route.DEFAULT);
        if (route.key().startsWith("$") && !reserved.contains(route.key())) {
            diagnostics.warning(
                    RESERVED_ROUTE,
                    route.settings().location(Route.KEY),
                    route.settings().path(Route.KEY),
                    "is " + route.key() + ", which is not a route of API Gateway's own",
                    Suggestion.of(route.key(), reserved)
                            .map(meant -> "Did you mean \"" + meant + "\"?")
                            .orElse("Use one of " + String.join(", ", reserved) + ", or a name without $."));
        }
    }

    private void check(RouteAuthorizer authorizer, Event<PropertyValues> event) {
        if (authorizer.isIam()) {
            List<String> others = Stream.of(RouteAuthorizer.NAME, RouteAuthorizer.ARN, RouteAuthorizer.IDENTITY_SOURCE)
                    .filter(property ->
                            authorizer.settings().configured(property).isPresent())
                    .map(Property::name)
                    .toList();
            if (!others.isEmpty()) {
                invalid(
                        authorizer,
                        "has the type aws_iam, but " + String.join(" and ", others) + " too",
                        "Remove it: IAM alone decides who may connect.");
            }
            return;
        }
        if (authorizer.name().isEmpty()) {
            nameless(authorizer);
            return;
        }
        Service service = event.scope().service();
        authorizer
                .functionKey()
                .ifPresent(key -> authorizer
                        .function(service)
                        .ifPresentOrElse(
                                function -> RequestProblems.checkCondition(event, key, function, diagnostics),
                                () -> unknown(authorizer, key, service)));
    }

    private void nameless(RouteAuthorizer authorizer) {
        boolean reported = Stream.of(RouteAuthorizer.NAME, RouteAuthorizer.ARN, RouteAuthorizer.TYPE)
                .anyMatch(property ->
                        diagnostics.alreadyReported(authorizer.settings().path() + "." + property));
        if (!reported) {
            boolean hasArn = authorizer.settings().get(RouteAuthorizer.ARN).isPresent();
            invalid(
                    authorizer,
                    hasArn ? "has an arn that only CloudFormation knows, and no name" : "names no function",
                    hasArn
                            ? "Add a \"name\" for the authorizer."
                            : "Add the key of a function of this service as \"name\", or the \"arn\" of another one.");
        }
    }

    private void unknown(RouteAuthorizer authorizer, String key, Service service) {
        authorizer
                .settings()
                .error(
                        RouteAuthorizer.NAME,
                        diagnostics,
                        RequestProblems.AUTHORIZER_FUNCTION_MISSING,
                        "the service has no function \"" + key + "\"",
                        RequestProblems.instead(key, service, "the \"arn\" of a function outside of the service"));
    }

    private void invalid(RouteAuthorizer authorizer, String problem, String remedy) {
        diagnostics.error(
                RequestProblems.INVALID_ROUTE_AUTHORIZER,
                authorizer.settings().location(),
                authorizer.settings().path(),
                problem,
                remedy);
    }

    void checkShared(ServiceEvents<PropertyValues> events) {
        RequestProblems.checkDuplicates(events, event -> "the route " + new Route(event.settings()).key(), diagnostics);
        if (api.isExternal()) {
            PropertyValues provider = events.service().provider();
            RequestProblems.checkExternal(
                    provider, List.of(WebSocket.NAME, WebSocket.SELECTION), EXTERNAL, diagnostics);
            RequestProblems.checkExternal(
                    api.values(),
                    List.of(WebSocketSettings.METRICS, WebSocketSettings.THROTTLE),
                    EXTERNAL,
                    diagnostics);
            provider.section("logs")
                    .filter(logs -> api.log().isPresent())
                    .ifPresent(logs ->
                            RequestProblems.checkExternal(logs, List.of(WebSocketSettings.LOG), EXTERNAL, diagnostics));
        }
        events.events().stream()
                .filter(event -> event.number() == 1)
                .forEach(event -> RequestProblems.checkTimeout(event, "WebSocket API", LONGEST_WAIT, diagnostics));
    }
}
