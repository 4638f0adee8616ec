/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import java.util.List;

/** What has to be true of the routes of all functions together, and of the API. */
final class HttpApiRules {

    static final DiagnosticCode CREDENTIALS_OF_ANY_ORIGIN = new DiagnosticCode(
            "CREDENTIALS_OF_ANY_ORIGIN",
            "Browsers send no credentials to an API that answers to every origin, and AWS refuses it.");

    private HttpApiRules() {}

    static void check(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        HttpApiSettings api = HttpApiSettings.of(events.service());
        RequestProblems.checkDuplicates(events, HttpApiRules::requests, diagnostics);
        checkExternal(api, events, diagnostics);
        api.cors()
                .filter(HttpApiCors::hasCredentialsOfAnybody)
                .ifPresent(cors -> cors.violation(
                        HttpApiCors.CREDENTIALS,
                        diagnostics,
                        CREDENTIALS_OF_ANY_ORIGIN,
                        "is true, but every origin may call",
                        "Name the origins in \"allowedOrigins\", or remove it."));
        AuthorizerRules rules = new AuthorizerRules(events.service(), diagnostics);
        api.authorizers().forEach(rules::check);
        rules.checkNames(api);
        events.events().stream()
                .filter(event -> event.number() == 1)
                .forEach(event ->
                        RequestProblems.checkTimeout(event, "HTTP API", api.timeout(event.scope()), diagnostics));
    }

    private static String requests(Event<PropertyValues> event) {
        Route route = new Route(event.settings());
        return route.isDefault() ? "everything that no other route matches" : route.key();
    }

    private static void checkExternal(
            HttpApiSettings api, ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        if (!api.isExternal()) {
            return;
        }
        checkExternal(
                api.values(),
                List.of(
                        HttpApiSettings.CORS,
                        HttpApiSettings.AUTHORIZERS,
                        HttpApiSettings.METRICS,
                        HttpApiSettings.THROTTLE,
                        HttpApiSettings.DESCRIPTION),
                diagnostics);
        if (api.log().isPresent()) {
            events.service()
                    .provider()
                    .section("logs")
                    .ifPresent(logs -> checkExternal(logs, List.of(HttpApiSettings.LOG), diagnostics));
        }
    }

    private static void checkExternal(PropertyValues section, List<Property<?>> properties, Diagnostics diagnostics) {
        RequestProblems.checkExternal(section, properties, "provider.httpApi.id", diagnostics);
    }
}
