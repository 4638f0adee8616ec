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
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * What has to be true of a method beyond the form of its settings.
 *
 * @param api how the API is configured
 * @param diagnostics receives what is not true
 */
record MethodRules(RestApiSettings api, Diagnostics diagnostics) {

    static final DiagnosticCode INVALID_METHOD = new DiagnosticCode(
            "INVALID_METHOD", "The settings of a method of a REST API contradict each other, or lack something.");

    static final DiagnosticCode IGNORED_BY_PROXY = new DiagnosticCode(
            "IGNORED_BY_PROXY",
            "Templates, headers or statuses have no effect, as the integration passes everything on as it is. A warning.");

    static final DiagnosticCode STREAMING_RUNTIME = new DiagnosticCode(
            "STREAMING_RUNTIME", "The runtime is none of those that AWS names for streamed responses. A warning.");

    private static final List<Property<?>> OF_REQUEST =
            List.of(MethodRequest.TEMPLATE, MethodRequest.PASS_THROUGH, MethodRequest.CONTENT_HANDLING);

    private static final List<Property<?>> OF_RESPONSE = List.of(
            MethodResponse.HEADERS,
            MethodResponse.TEMPLATE,
            MethodResponse.STATUS_CODES,
            MethodRequest.CONTENT_HANDLING);

    void check(Event<PropertyValues> event) {
        Method method = new Method(event.settings());
        PropertyValues settings = method.settings();
        fault(method)
                .ifPresent(fault -> settings.error(
                        Method.PATH,
                        diagnostics,
                        RequestProblems.INVALID_ROUTE,
                        fault,
                        "Write a path such as /orders/{id}, and the rest of a path as {name+} at its end."));
        if (method.isHttp() && method.request().get(MethodRequest.URI).isEmpty()) {
            settings.error(
                    Method.INTEGRATION,
                    diagnostics,
                    INVALID_METHOD,
                    "is that of another server, but \"request\" has no uri",
                    "Add \"request: {uri: 'https://example.com'}\".");
        }
        if (settings.get(Method.CONNECTION_TYPE).isPresent()
                && settings.get(Method.CONNECTION_ID).isEmpty()) {
            settings.error(
                    Method.CONNECTION_TYPE,
                    diagnostics,
                    INVALID_METHOD,
                    "has no connectionId next to it",
                    "Add the id of the VPC link.");
        }
        checkSchemas(method);
        checkTransfer(method, event);
        if (method.isProxy()) {
            warnOfIgnored(method.request(), OF_REQUEST);
            settings.get(MethodResponse.RESPONSE).ifPresent(response -> warnOfIgnored(response, OF_RESPONSE));
        }
        method.authorizer().ifPresent(authorizer -> check(authorizer, event));
        if (method.integration().equals("AWS_PROXY") && !method.isAsync()) {
            RequestProblems.checkTimeout(event, "REST API", api.timeout(method).orElse(29_000), diagnostics);
        }
    }

    private static Optional<String> fault(Method method) {
        if (method.path().contains("//") || method.path().startsWith("/")) {
            return Optional.of("has nothing between two slashes");
        }
        return method.path().contains("*")
                ? Optional.of("has a *, which has no meaning here")
                : new RequestPath(method.path()).fault();
    }

    private void checkTransfer(Method method, Event<PropertyValues> event) {
        PropertyValues response =
                method.settings().get(MethodResponse.RESPONSE).orElseGet(() -> PropertyValues.none("response"));
        if (method.transferMode().isPresent() && !method.isProxy()) {
            response.error(
                    MethodResponse.TRANSFER_MODE,
                    diagnostics,
                    INVALID_METHOD,
                    "is for the integrations lambda-proxy and http-proxy only",
                    "Remove it, or change \"integration\".");
        }
        String runtime = event.scope().get(ServiceSchema.RUNTIME).orElse("");
        if (method.isStreamed() && runtime.startsWith("java")) {
            diagnostics.warning(
                    STREAMING_RUNTIME,
                    response.location(MethodResponse.TRANSFER_MODE),
                    response.path(MethodResponse.TRANSFER_MODE),
                    "is STREAM, but AWS's documentation names runtimes of Node.js and custom ones only, and not "
                            + runtime,
                    "Remove it, or use a runtime such as provided.al2023.");
        }
    }

    private void warnOfIgnored(PropertyValues section, List<Property<?>> properties) {
        for (Property<?> property : properties) {
            if (section.configured(property).isPresent()) {
                diagnostics.warning(
                        IGNORED_BY_PROXY,
                        section.location(property),
                        section.path(property),
                        "has no effect, as the integration passes everything on as it is",
                        "Remove it, or set an \"integration\" with templates: lambda or http.");
            }
        }
    }

    private void checkSchemas(Method method) {
        Models.schemas(method).forEach((type, schema) -> {
            if (schema instanceof Value.Text name
                    && !name.text().stripLeading().startsWith("{")
                    && !api.schemas().containsKey(name.text())) {
                diagnostics.error(
                        INVALID_METHOD,
                        method.request().location(MethodRequest.SCHEMAS),
                        method.request().path(MethodRequest.SCHEMAS),
                        "there is no schema \"" + name.text() + "\" in provider.apiGateway.request.schemas",
                        "Add it there, or write the schema itself.");
            }
        });
    }

    private void check(MethodAuthorizer authorizer, Event<PropertyValues> event) {
        PropertyValues settings = authorizer.settings();
        if (!authorizer.isOwn()) {
            return;
        }
        if (authorizer.name().isEmpty()) {
            diagnostics.error(
                    INVALID_METHOD,
                    settings.location(),
                    settings.path(),
                    settings.get(MethodAuthorizer.ARN).isPresent()
                            ? "has an arn, but no name"
                            : "has neither a name nor an arn",
                    "Add a \"name\": the key of a function, or one of your own next to an \"arn\".");
        } else if (authorizer
                .name()
                .filter(name -> name.matches("[A-Za-z0-9_-]+"))
                .isEmpty()) {
            diagnostics.error(
                    INVALID_METHOD,
                    settings.location(),
                    settings.path(),
                    "gives the name \"" + authorizer.name().get()
                            + "\", which has other characters than letters, digits, - and _",
                    "Add a \"name\".");
        }
        authorizer
                .functionKey()
                .ifPresent(key -> RequestProblems.function(key, api.service())
                        .ifPresentOrElse(
                                function -> RequestProblems.checkCondition(event, key, function, diagnostics),
                                () -> settings.error(
                                        MethodAuthorizer.NAME,
                                        diagnostics,
                                        RequestProblems.AUTHORIZER_FUNCTION_MISSING,
                                        "there is no function \"" + key + "\"",
                                        RequestProblems.instead(key, api.service(), "the \"arn\" of another one"))));
        if (!authorizer.claims().isEmpty() && new Method(event.settings()).isProxy()) {
            settings.error(
                    MethodAuthorizer.CLAIMS,
                    diagnostics,
                    INVALID_METHOD,
                    "are for the integration lambda; the function gets all claims by this one",
                    "Remove them, or add \"integration: lambda\".");
        }
    }
}
