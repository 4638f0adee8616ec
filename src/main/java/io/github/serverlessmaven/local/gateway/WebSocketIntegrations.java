/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.mapping.JsonDocument;
import io.github.serverlessmaven.local.mapping.MappingProblem;
import io.github.serverlessmaven.local.mapping.MappingTemplates;
import io.github.serverlessmaven.local.mapping.TemplateInput;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The integrations of the routes of WebSocket APIs: functions, other servers ({@code HTTP_PROXY}), and answers that are written in the
 * template ({@code MOCK}). See "Integrations for WebSocket APIs in API Gateway" in the Amazon API Gateway developer guide.
 */
final class WebSocketIntegrations {

    private static final int LONGEST_MILLIS = 29_000;
    private static final String HEADER = "integration.request.header.";
    private static final String QUERY = "integration.request.querystring.";
    private static final String PATH = "integration.request.path.";

    private final RestFunctions functions;
    private final HttpIntegration servers;
    private final MappingTemplates templates = new MappingTemplates();

    WebSocketIntegrations(GatewaySetUp setUp) {
        this.functions = new RestFunctions(setUp.functions(), setUp.calls());
        this.servers = new HttpIntegration(setUp.addresses());
    }

    /**
     * The answer of a route's integration, with {@code statusCode} and {@code body} as functions give them; empty if a function gives
     * something else than an object.
     *
     * @param payload the event, with the message as {@code body}
     * @throws GatewayProblem if there is none
     */
    Optional<Value.Mapping> answer(
            WebSocketApi api, WebSocketApi.Route route, WebSocketEvent event, Value.Mapping payload) {
        Value.Mapping integration = api.integration(route);
        String type = Values.text(integration, "IntegrationType");
        Duration limit = Duration.ofMillis(Values.number(integration, "TimeoutInMillis", LONGEST_MILLIS));
        if (type.equals("AWS_PROXY")
                && Values.text(integration, "IntegrationUri").contains(":function:")) {
            return ofFunction(integration, event, payload, limit);
        }
        if (type.equals("HTTP_PROXY")
                && !Values.text(integration, "ConnectionType").equals("VPC_LINK")) {
            return Optional.of(ofServer(integration, event, payload, limit));
        }
        if (type.equals("MOCK")) {
            return Optional.of(mocked(api, route, event, payload));
        }
        throw GatewayProblem.of(
                RestError.API_CONFIGURATION_ERROR,
                "The local target does not emulate the integration of " + route.key()
                        + ": it calls functions and other servers only.");
    }

    private Optional<Value.Mapping> ofFunction(
            Value.Mapping integration, WebSocketEvent event, Value.Mapping payload, Duration limit) {
        CallResult result = functions.call(
                Values.text(integration, "IntegrationUri"),
                event.session().handshake().stageVariables(),
                event.requestId(),
                Payload.of(payload),
                limit);
        if (result.error().isPresent()) {
            throw GatewayProblem.of(RestError.INTEGRATION_FAILURE, result.cause());
        }
        return Json.tryParse(result.payload().text())
                .filter(Value.Mapping.class::isInstance)
                .map(Values::asMapping);
    }

    private Value.Mapping ofServer(
            Value.Mapping integration, WebSocketEvent event, Value.Mapping payload, Duration limit) {
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> path = new LinkedHashMap<>();
        List<String> query = new ArrayList<>();
        Values.texts(Values.mapping(integration, "RequestParameters"))
                .forEach((name, expression) -> value(expression, event, payload).ifPresent(value -> {
                    if (name.startsWith(HEADER)) {
                        headers.put(name.substring(HEADER.length()), value);
                    } else if (name.startsWith(PATH)) {
                        path.put(name.substring(PATH.length()), value);
                    } else if (name.startsWith(QUERY)) {
                        query.add(OutgoingRequest.encoded(name.substring(QUERY.length())) + "="
                                + OutgoingRequest.encoded(value));
                    }
                }));
        OutgoingRequest request = new OutgoingRequest(
                Values.find(integration, "IntegrationMethod").orElse("POST"),
                OutgoingRequest.withQuery(
                        OutgoingRequest.filledIn(Values.text(integration, "IntegrationUri"), path),
                        String.join("&", query)),
                List.copyOf(headers.entrySet()),
                Payload.of(Values.text(payload, "body")));
        HttpReply reply = MappedIntegration.sent(servers, request, limit);
        return answer(reply.status(), ((Payload) reply.body()).text());
    }

    private static Value.Mapping answer(int status, String body) {
        return Value.mapping()
                .put("statusCode", Value.of(status))
                .put("body", body)
                .build();
    }

    /** The value of an expression such as {@code context.connectionId} or {@code 'text'}. */
    private static Optional<String> value(String expression, WebSocketEvent event, Value.Mapping payload) {
        if (expression.matches("(?s)'.*'")) {
            return Optional.of(expression.substring(1, expression.length() - 1));
        }
        if (expression.startsWith("route.request.body")) {
            return JsonDocument.of(Values.text(payload, "body"))
                    .find("$" + expression.substring("route.request.body".length()))
                    .map(Object::toString);
        }
        if (expression.startsWith("context.")) {
            return JsonDocument.of(Json.compact(Values.mapping(payload, "requestContext")))
                    .find("$." + expression.substring("context.".length()))
                    .map(Object::toString);
        }
        return IdentitySources.value(event.session().handshake(), expression.replaceFirst("^route\\.", ""));
    }

    private Value.Mapping mocked(
            WebSocketApi api, WebSocketApi.Route route, WebSocketEvent event, Value.Mapping payload) {
        Value.Mapping integration = api.integration(route);
        String request = rendered(
                        integration,
                        "RequestTemplates",
                        Values.text(integration, "TemplateSelectionExpression"),
                        event,
                        payload)
                .orElse("");
        try {
            int status = JsonDocument.of(request)
                    .find("$.statusCode")
                    .map(Object::toString)
                    .filter(code -> code.matches("\\d{3}"))
                    .map(Integer::valueOf)
                    .orElseThrow(() -> GatewayProblem.of(
                            RestError.API_CONFIGURATION_ERROR,
                            "the request template of a MOCK integration must give a statusCode, such as"
                                    + " {\"statusCode\": 200}"));
            String body = api.response(route, status)
                    .flatMap(response -> rendered(
                            response,
                            "ResponseTemplates",
                            Values.text(response, "TemplateSelectionExpression"),
                            event,
                            payload))
                    .orElse("");
            return answer(status, body);
        } catch (MappingProblem e) {
            throw GatewayProblem.of(RestError.API_CONFIGURATION_ERROR, "a mapping fails: " + e.getMessage());
        }
    }

    /** The template that an expression names, else the default one, else the only one. */
    private Optional<String> rendered(
            Value.Mapping owner, String kind, String selection, WebSocketEvent event, Value.Mapping payload) {
        Map<String, String> known = Values.texts(Values.mapping(owner, kind));
        Optional<String> template = Optional.ofNullable(known.get(selection.replace("\\", "")))
                .or(() -> Optional.ofNullable(known.get("$default")))
                .or(() -> known.size() == 1 ? known.values().stream().findFirst() : Optional.empty());
        Map<String, Object> context = new LinkedHashMap<>(Values.texts(Values.mapping(payload, "requestContext")));
        return template.map(text -> templates.render(
                text,
                new TemplateInput(Values.text(payload, "body"), Map.of(), Map.of(), Map.of()),
                context,
                event.session().handshake().stageVariables()));
    }
}
