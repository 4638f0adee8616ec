/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Suggestion;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.RequestPath;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be true of a route beyond the form of its settings.
 *
 * @param api how the API is configured
 * @param diagnostics receives what is not true
 */
record RouteRules(HttpApiSettings api, Diagnostics diagnostics) {

    static final DiagnosticCode ROUTE_SETTINGS_OF_EXTERNAL_API = new DiagnosticCode(
            "ROUTE_SETTINGS_OF_EXTERNAL_API", "The stage of an existing API is not this service's to change.");

    static final DiagnosticCode UNKNOWN_AUTHORIZER =
            new DiagnosticCode("UNKNOWN_AUTHORIZER", "The authorizer that a route names is not configured.");

    void check(Event<PropertyValues> event) {
        Route route = new Route(event.settings());
        checkPath(route);
        if (api.isExternal()) {
            Stream.of(Route.THROTTLE, Route.METRICS)
                    .filter(property -> route.settings().configured(property).isPresent())
                    .forEach(property -> route.settings()
                            .violation(
                                    property,
                                    diagnostics,
                                    ROUTE_SETTINGS_OF_EXTERNAL_API,
                                    "has no effect on an API that exists already",
                                    "Remove it, and configure the stage where the API is."));
        }
        route.authorizer().ifPresent(authorizer -> check(authorizer, event));
    }

    private void checkPath(Route route) {
        PropertyValues settings = route.settings();
        if (route.isDefault()) {
            settings.configured(Route.METHOD)
                    .filter(method -> !method.equals(Route.ANY))
                    .ifPresent(method -> settings.error(
                            Route.METHOD,
                            diagnostics,
                            RequestProblems.INVALID_ROUTE,
                            "is " + method + ", but the path * is that of the route for all that no other one matches",
                            "Remove the method, or write the path \"/{path+}\"."));
            return;
        }
        if (settings.configured(Route.METHOD).isEmpty()
                && !diagnostics.alreadyReported(settings.path() + "." + Route.METHOD)) {
            settings.error(
                    Route.PATH,
                    diagnostics,
                    RequestProblems.INVALID_ROUTE,
                    "has no method next to it",
                    "Add \"method: get\", or \"method: any\" for all methods.");
        }
        new RequestPath(route.path())
                .fault()
                .ifPresent(fault -> settings.violation(
                        Route.PATH,
                        diagnostics,
                        RequestProblems.INVALID_ROUTE,
                        fault,
                        "Write variables as {name}, and the rest of a path as {name+} at its end."));
    }

    private void check(RouteAuthorizer authorizer, Event<PropertyValues> event) {
        if (authorizer.isIam()) {
            checkIam(authorizer);
        } else if (authorizer.id().isPresent()) {
            checkExternal(authorizer);
        } else if (authorizer.name().isEmpty()) {
            nameless(authorizer);
        } else {
            Optional<Authorizer> configured = authorizer.configured(api);
            configured.ifPresentOrElse(
                    found -> checkConfigured(authorizer, found, event),
                    () -> unknown(authorizer, authorizer.name().orElseThrow()));
        }
    }

    private void nameless(RouteAuthorizer authorizer) {
        boolean reported = Stream.of(Route.AUTHORIZER_ID, Route.AUTHORIZER_NAME, Route.AUTHORIZER_TYPE)
                .anyMatch(property ->
                        diagnostics.alreadyReported(authorizer.settings().path() + "." + property));
        if (!reported) {
            problem(
                    authorizer,
                    "names no authorizer",
                    "Add the \"name\" of one of \"provider.httpApi.authorizers\", or the \"id\" of one of an existing API.");
        }
    }

    private void checkIam(RouteAuthorizer authorizer) {
        List<String> others = Stream.of(Route.AUTHORIZER_ID, Route.AUTHORIZER_NAME, Route.SCOPES)
                .filter(property -> authorizer.settings().configured(property).isPresent())
                .map(Object::toString)
                .toList();
        if (!others.isEmpty()) {
            problem(
                    authorizer,
                    "has the type aws_iam, but " + String.join(" and ", others) + " too",
                    "Remove it: IAM alone decides who may call.");
        }
    }

    private void checkExternal(RouteAuthorizer authorizer) {
        if (!api.isExternal()) {
            problem(
                    authorizer,
                    "has the id of an existing authorizer, but the API is this service's own",
                    "Configure the authorizer in \"provider.httpApi.authorizers\" and write its name, or name the API it belongs to in"
                            + " \"provider.httpApi.id\".");
        }
        checkScopes(
                authorizer, authorizer.type().filter(Authorizer.REQUEST::equals).isPresent());
    }

    private void checkConfigured(RouteAuthorizer authorizer, Authorizer configured, Event<PropertyValues> event) {
        checkScopes(authorizer, configured.isRequest());
        boolean otherType = authorizer
                .type()
                .filter(type -> type.equals(Authorizer.REQUEST) != configured.isRequest())
                .isPresent();
        if (otherType) {
            authorizer
                    .settings()
                    .violation(
                            Route.AUTHORIZER_TYPE,
                            diagnostics,
                            RequestProblems.INVALID_ROUTE_AUTHORIZER,
                            "is not the type of the authorizer \"" + configured.key() + "\"",
                            "Remove it: the authorizer's own type counts.");
        }
        configured
                .function(event.scope().service())
                .ifPresent(function -> RequestProblems.checkCondition(event, configured.key(), function, diagnostics));
    }

    private void checkScopes(RouteAuthorizer authorizer, boolean isRequest) {
        if (isRequest && authorizer.scopes().isPresent()) {
            authorizer
                    .settings()
                    .violation(
                            Route.SCOPES,
                            diagnostics,
                            RequestProblems.INVALID_ROUTE_AUTHORIZER,
                            "are for JWTs, but a function decides here",
                            "Remove them, and check scopes in the function.");
        }
    }

    private void unknown(RouteAuthorizer authorizer, String name) {
        List<String> keys = api.authorizers().stream().map(Authorizer::key).toList();
        if (diagnostics.alreadyReported(api.values().path() + "." + HttpApiSettings.AUTHORIZERS)) {
            return;
        }
        authorizer
                .settings()
                .error(
                        Route.AUTHORIZER_NAME,
                        diagnostics,
                        UNKNOWN_AUTHORIZER,
                        "there is no authorizer \"" + name + "\" in provider.httpApi.authorizers",
                        Suggestion.of(name, keys)
                                .map(meant -> "Did you mean \"" + meant + "\"?")
                                .orElseGet(() -> name.equalsIgnoreCase(RouteAuthorizer.IAM)
                                        ? "Write \"authorizer: {type: aws_iam}\" if IAM is to decide."
                                        : keys.isEmpty()
                                                ? "Configure it there."
                                                : "Configure it there, or use one of " + String.join(", ", keys)
                                                        + "."));
    }

    private void problem(RouteAuthorizer authorizer, String problem, String remedy) {
        diagnostics.error(
                RequestProblems.INVALID_ROUTE_AUTHORIZER,
                authorizer.settings().location(),
                authorizer.settings().path(),
                problem,
                remedy);
    }
}
