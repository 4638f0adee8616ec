/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.ServiceSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The errors that API Gateway answers itself, such as those of an authorizer: "Set up gateway responses" in the API Gateway developer
 * guide. Without a CORS header browsers show pages of other origins neither their status nor their body.
 *
 * @param methods all methods of the API
 * @param api how the API is configured
 */
record ErrorResponses(List<Method> methods, RestApiSettings api) {

    static final DiagnosticCode NO_SINGLE_ORIGIN = new DiagnosticCode(
            "NO_SINGLE_ORIGIN",
            "Responses to errors can permit one origin, but \"cors\" of the events does not name one.");

    static final Property<String> CORS = Property.of(
            "corsOnErrors",
            Types.text(
                    "true, false, * or an origin such as https://example.com",
                    "true|false|\\*|[a-z][a-z0-9+.-]*://[^\\s,/'\"*]+"),
            "Whether errors of API Gateway itself have CORS headers too: with true for the one origin that \"cors\" of the events permits,"
                    + " or else for the origin written here.",
            "true");

    private static final String TYPE = "AWS::ApiGateway::GatewayResponse";
    private static final List<String> RESPONSE_TYPES = List.of("DEFAULT_4XX", "DEFAULT_5XX");
    private static final String HEADER = "gatewayresponse.header.";

    ErrorResponses {
        methods = List.copyOf(methods);
    }

    void check(Diagnostics diagnostics) {
        List<String> permitted = permitted();
        if (!setting().equals(Optional.of("true")) || isSingle(permitted)) {
            return;
        }
        api.values()
                .error(
                        CORS,
                        diagnostics,
                        NO_SINGLE_ORIGIN,
                        permitted.isEmpty()
                                ? "needs an origin, but no \"http\" event has \"cors\""
                                : "needs one origin, but \"cors\" of the events permits "
                                        + String.join(", ", permitted),
                        "Write the origin whose pages may read errors, such as \"corsOnErrors: https://example.com\", or \"corsOnErrors: '*'\".");
    }

    /** One response for each class of errors; none for a class for which the user has one, as AWS takes one of each. */
    List<Resource> resources() {
        return origin().stream()
                .flatMap(origin ->
                        RESPONSE_TYPES.stream().filter(type -> !isUsers(type)).map(type -> resource(type, origin)))
                .toList();
    }

    private Resource resource(String type, String origin) {
        Value.MappingBuilder headers = Value.mapping().put(HEADER + "Access-Control-Allow-Origin", "'" + origin + "'");
        if (cors().anyMatch(cors -> cors.get(MethodCors.CREDENTIALS).orElse(false))) {
            headers.put(HEADER + "Access-Control-Allow-Credentials", "'true'");
        }
        return Resource.of(
                RestApiIds.errorResponse(type),
                TYPE,
                Value.mapping()
                        .put("ResponseParameters", headers.build())
                        .put("ResponseType", type)
                        .put("RestApiId", api.id())
                        .build());
    }

    private Optional<String> setting() {
        return api.values().get(CORS).filter(written -> !written.equals("false"));
    }

    private Optional<String> origin() {
        return setting()
                .flatMap(written -> written.equals("true")
                        ? Optional.of(permitted())
                                .filter(ErrorResponses::isSingle)
                                .map(origins -> origins.get(0))
                        : Optional.of(written));
    }

    private static boolean isSingle(List<String> origins) {
        return origins.size() == 1
                && (origins.get(0).equals("*") || !origins.get(0).contains("*"));
    }

    private List<String> permitted() {
        return cors().flatMap(cors -> Stream.concat(
                        MethodCors.origin(cors).stream().flatMap(origin -> Stream.of(origin.split(","))),
                        MethodCors.origins(cors).stream()))
                .map(String::trim)
                .distinct()
                .toList();
    }

    private Stream<PropertyValues> cors() {
        return methods.stream().flatMap(method -> method.cors().stream());
    }

    /** Whether the user's own CloudFormation has this response of this API, or of one that is not known. */
    private boolean isUsers(String type) {
        Value.Mapping written =
                api.service().root().get(ServiceSchema.RESOURCES).orElse(Value.Mapping.EMPTY);
        return written.section("Resources").entries().values().stream()
                .filter(Value.Mapping.class::isInstance)
                .map(Value.Mapping.class::cast)
                .anyMatch(resource -> isResponse(resource, type));
    }

    private boolean isResponse(Value.Mapping resource, String type) {
        Value.Mapping properties = resource.section("Properties");
        boolean ofAnotherApi = properties
                .section("RestApiId")
                .text("Ref")
                .filter(api -> !api.equals(RestApiIds.API.text()))
                .isPresent();
        return resource.text("Type").equals(Optional.of(TYPE))
                && properties.text("ResponseType").equals(Optional.of(type))
                && !ofAnotherApi;
    }
}
