/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.RequestPath;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What has to be true of the methods of all functions together, and of the API.
 *
 * @param events of all functions
 * @param diagnostics receives what is not true
 */
record RestApiRules(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {

    static final DiagnosticCode EXTERNAL_REST_API = new DiagnosticCode(
            "EXTERNAL_REST_API",
            "What is configured of an existing REST API lacks something, or is not this service's to change.");

    static final DiagnosticCode INVALID_API_KEY =
            new DiagnosticCode("INVALID_API_KEY", "An API key is not configured as one, or is for no usage plan.");

    static final DiagnosticCode INVALID_ENDPOINT =
            new DiagnosticCode("INVALID_ENDPOINT", "The endpoint of the REST API cannot be as it is configured.");

    private static final String FOREIGN = "cannot be set for the existing API that provider.apiGateway.restApiId names";
    private static final String REMOVE = "Remove it, and configure it where the API is.";

    void check() {
        RestApiSettings api = RestApiSettings.of(events.service());
        RequestProblems.checkDuplicates(events, event -> request(new Method(event.settings())), diagnostics);
        checkPreflights();
        checkVariables();
        checkExternal(api);
        new StageSettings(api).checkRole(diagnostics);
        new ErrorResponses(
                        events.events().stream()
                                .map(event -> new Method(event.settings()))
                                .toList(),
                        api)
                .check(diagnostics);
        new UsagePlans(api)
                .faultOfKeys()
                .ifPresent(fault -> api.values()
                        .error(
                                RestApiSettings.API_KEYS,
                                diagnostics,
                                INVALID_API_KEY,
                                fault,
                                "Write a name, or a mapping of name, value, description, customerId and enabled; where usage plans"
                                        + " have names, below the name of one."));
        PropertyValues provider = events.service().provider();
        boolean isPrivate =
                provider.get(Endpoint.TYPE).filter("PRIVATE"::equals).isPresent();
        if (provider.configured(Endpoint.VPC_ENDPOINTS).isPresent() && !isPrivate) {
            provider.error(
                    Endpoint.VPC_ENDPOINTS,
                    diagnostics,
                    INVALID_ENDPOINT,
                    "are for private APIs, but this one is not",
                    "Set \"endpointType: PRIVATE\", or remove them.");
        }
    }

    private static String request(Method method) {
        return method.method() + " /" + method.path();
    }

    private void checkPreflights() {
        for (Event<PropertyValues> event : events.events()) {
            Method method = new Method(event.settings());
            boolean answered = method.method().equals("OPTIONS")
                    && events.events().stream()
                            .map(other -> new Method(other.settings()))
                            .anyMatch(other -> other.path().equals(method.path())
                                    && other.cors().isPresent());
            if (answered) {
                event.error(
                        diagnostics,
                        RequestProblems.DUPLICATE_ROUTE,
                        "is for OPTIONS /" + method.path() + ", which \"cors\" of this path answers",
                        "Remove this event, or \"cors\".");
            }
        }
    }

    /** "Set up REST API resources" in the API Gateway developer guide: of the parts behind one path, one may be a variable. */
    private void checkVariables() {
        Map<String, String> first = new HashMap<>();
        for (Event<PropertyValues> event : events.events()) {
            String parent = "";
            for (String part : new RequestPath(new Method(event.settings()).path()).segments()) {
                if (part.startsWith("{")) {
                    String other =
                            Optional.ofNullable(first.putIfAbsent(parent, part)).orElse(part);
                    if (!other.equals(part)) {
                        event.error(
                                diagnostics,
                                RequestProblems.INVALID_ROUTE,
                                "has the variable " + part + " behind " + parent + "/, where another path has " + other,
                                "Give both the same name: API Gateway takes one variable for a part of a path.");
                        break;
                    }
                }
                parent += "/" + part;
            }
        }
    }

    private void checkExternal(RestApiSettings api) {
        if (!api.isExternal()) {
            return;
        }
        if (api.values().configured(RestApiSettings.ROOT).isEmpty()) {
            api.values()
                    .error(
                            RestApiSettings.ID,
                            diagnostics,
                            EXTERNAL_REST_API,
                            "has no restApiRootResourceId next to it",
                            "Add the id of the API's root resource.");
        }
        PropertyValues provider = events.service().provider();
        provider.section("logs").ifPresent(logs -> foreign(logs, StageSettings.LOG));
        provider.section("tracing").ifPresent(tracing -> foreign(tracing, StageSettings.TRACED));
        Stream.of(RestApiSettings.THROTTLE, RestApiSettings.VARIABLES, ErrorResponses.CORS)
                .filter(property -> api.values().configured(property).isPresent())
                .forEach(property -> api.values().violation(property, diagnostics, EXTERNAL_REST_API, FOREIGN, REMOVE));
    }

    private void foreign(PropertyValues section, Property<?> property) {
        if (section.configured(property).isPresent()) {
            section.error(property, diagnostics, EXTERNAL_REST_API, FOREIGN, REMOVE);
        }
    }
}
