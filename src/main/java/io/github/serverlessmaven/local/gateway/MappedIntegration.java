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
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Integrations whose requests and answers are mapped: {@code AWS} with a function, {@code HTTP} and {@code MOCK}. See "Data
 * transformations for REST APIs in API Gateway" in the Amazon API Gateway developer guide.
 */
final class MappedIntegration {

    private static final String JSON = "application/json";

    private final RestFunctions functions;
    private final HttpIntegration servers;
    private final LocalAddresses addresses;
    private final MappingTemplates templates = new MappingTemplates();

    MappedIntegration(RestFunctions functions, HttpIntegration servers, LocalAddresses addresses) {
        this.functions = functions;
        this.servers = servers;
        this.addresses = addresses;
    }

    /**
     * The mapped answer to a request.
     *
     * @param isBinary whether the body of the request is binary by its content type
     * @throws GatewayProblem if there is none
     */
    HttpReply answer(RestApi.Method method, Exchange exchange, boolean isBinary, Duration limit) {
        Value.Mapping integration = method.integration();
        MappedValues values = new MappedValues(
                exchange, method.resourceId(), requestBody(integration, exchange, isBinary), Optional.empty());
        try {
            Map<String, Object> context = values.context();
            Payload body = requestTemplate(integration, exchange)
                    .map(template ->
                            Payload.of(templates.render(template, values.input(), context, exchange.stageVariables())))
                    .orElseGet(() -> passedOn(integration, values, isBinary));
            IntegrationAnswer answer = switch (Values.text(integration, "Type")) {
                case "MOCK" -> mocked(body.text());
                case "HTTP" ->
                    answered(mapped(integration, Values.text(integration, "Uri"), values, context, body), limit);
                default -> ofAws(integration, values, context, body, limit);
            };
            return reply(integration, values.answered(answer), answer);
        } catch (MappingProblem e) {
            throw e.isOfBody()
                    ? GatewayProblem.saying(RestError.BAD_REQUEST_BODY, String.valueOf(e.getMessage()))
                    : GatewayProblem.of(RestError.API_CONFIGURATION_ERROR, "a mapping fails: " + e.getMessage());
        }
    }

    private static String requestBody(Value.Mapping integration, Exchange exchange, boolean isBinary) {
        Payload body = exchange.web().body();
        return isBinary && Values.text(integration, "ContentHandling").equals("CONVERT_TO_TEXT")
                ? Base64.getEncoder().encodeToString(body.bytes())
                : body.text();
    }

    /** A body without a template: binary ones pass as they are, unless they are to be text. */
    private static Payload passedOn(Value.Mapping integration, MappedValues values, boolean isBinary) {
        return switch (Values.text(integration, "ContentHandling")) {
            case "CONVERT_TO_TEXT" -> Payload.of(values.body());
            case "CONVERT_TO_BINARY" ->
                isBinary ? values.exchange().web().body() : decoded(values.body(), "the body of the request");
            default -> isBinary ? values.exchange().web().body() : Payload.of(values.body());
        };
    }

    private static Payload decoded(String text, String what) {
        try {
            return Payload.of(Base64.getDecoder().decode(text.replaceAll("^\"|\"$", "")));
        } catch (IllegalArgumentException notBase64) {
            throw GatewayProblem.of(
                    RestError.API_CONFIGURATION_ERROR, what + " is not in Base64: " + notBase64.getMessage());
        }
    }

    /** The template of the request's content type; without one the body passes through as it is, if it may. */
    private static Optional<String> requestTemplate(Value.Mapping integration, Exchange exchange) {
        Map<String, String> byType = Values.texts(Values.mapping(integration, "RequestTemplates"));
        String type = exchange.mediaType();
        Optional<String> template = byType.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(type))
                .map(Map.Entry::getValue)
                .findFirst();
        boolean passes = switch (Values.find(integration, "PassthroughBehavior").orElse("WHEN_NO_MATCH")) {
            case "NEVER" -> false;
            case "WHEN_NO_TEMPLATES" -> byType.isEmpty();
            default -> true;
        };
        if (template.isEmpty() && !passes) {
            throw GatewayProblem.of(
                    RestError.UNSUPPORTED_MEDIA_TYPE,
                    "the method has no request template for " + type + ", but for " + byType.keySet());
        }
        return template;
    }

    /** The body says which status would come back. */
    private static IntegrationAnswer mocked(String body) {
        Optional<String> status =
                JsonDocument.of(body).find("$.statusCode").map(Object::toString).filter(code -> code.matches("\\d{3}"));
        return new IntegrationAnswer(
                Optional.of(
                        status.orElseThrow(
                                () -> GatewayProblem.of(
                                        RestError.API_CONFIGURATION_ERROR,
                                        "the request template of a MOCK integration must give a statusCode, such as {\"statusCode\": 200}"))),
                List.of(),
                Payload.of(""));
    }

    private IntegrationAnswer ofFunction(Value.Mapping integration, MappedValues values, Payload body, Duration limit) {
        Payload event = body.text().isBlank() ? Payload.of("{}") : body;
        if (Json.tryParse(event.text()).isEmpty()) {
            throw GatewayProblem.saying(
                    RestError.BAD_REQUEST_BODY, "Could not parse request body into json: the event is not JSON");
        }
        Exchange exchange = values.exchange();
        String uri = Values.text(integration, "Uri");
        Map<String, String> headers =
                values.mapped(Values.mapping(integration, "RequestParameters"), "integration.request.header.");
        if (headers.getOrDefault("X-Amz-Invocation-Type", "").equals("Event")) {
            functions.submit(exchange, uri, event);
            return new IntegrationAnswer(Optional.empty(), List.of(), Payload.of(""));
        }
        CallResult result = functions.call(uri, exchange.stageVariables(), exchange.requestId(), event, limit);
        return new IntegrationAnswer(
                result.error().map(kind -> message(result.payload())), List.of(), result.payload());
    }

    private static String message(Payload error) {
        return Json.tryParse(error.text())
                .map(Values::asMapping)
                .map(described -> Values.text(described, "errorMessage"))
                .orElse("");
    }

    private IntegrationAnswer ofAws(
            Value.Mapping integration, MappedValues values, Map<String, Object> context, Payload body, Duration limit) {
        Optional<ServiceUri> service = ServiceUri.of(integration);
        Optional<URI> endpoint = service.flatMap(uri -> addresses.service(uri.endpointName()));
        if (service.isEmpty() || endpoint.isEmpty()) {
            return ofFunction(integration, values, body, limit);
        }
        OutgoingRequest request = mapped(integration, service.get().at(endpoint.get()), values, context, body);
        return answered(service.get().completed(request), limit);
    }

    private static OutgoingRequest mapped(
            Value.Mapping integration, String uri, MappedValues values, Map<String, Object> context, Payload body) {
        Value.Mapping parameters = Values.mapping(integration, "RequestParameters");
        Map<String, String> headers =
                new LinkedHashMap<>(Map.of("Content-Type", values.exchange().mediaType()));
        headers.putAll(values.mapped(parameters, "integration.request.header."));
        headers.putAll(overridden(context, "requestOverride", "header"));
        Map<String, String> variables = values.mapped(parameters, "integration.request.path.");
        variables.putAll(overridden(context, "requestOverride", "path"));
        Map<String, String> query = values.mapped(parameters, "integration.request.querystring.");
        query.putAll(overridden(context, "requestOverride", "querystring"));
        String method = Values.text(integration, "IntegrationHttpMethod");
        return new OutgoingRequest(
                method.equals("ANY") ? values.exchange().web().method() : method,
                OutgoingRequest.withQuery(
                        OutgoingRequest.filledIn(uri, variables),
                        query.entrySet().stream()
                                .map(parameter -> OutgoingRequest.encoded(parameter.getKey()) + "="
                                        + OutgoingRequest.encoded(parameter.getValue()))
                                .collect(Collectors.joining("&"))),
                List.copyOf(headers.entrySet()),
                body);
    }

    private IntegrationAnswer answered(OutgoingRequest request, Duration limit) {
        HttpReply answer = sent(servers, request, limit);
        return new IntegrationAnswer(
                Optional.of(Integer.toString(answer.status())), answer.headers(), (Payload) answer.body());
    }

    /** The answer of another server. */
    static HttpReply sent(HttpIntegration servers, OutgoingRequest request, Duration limit) {
        try {
            return servers.send(request, limit);
        } catch (HttpTimeoutException e) {
            throw GatewayProblem.of(
                    RestError.INTEGRATION_TIMEOUT,
                    request.uri() + " did not answer within " + limit.toMillis() + " ms");
        } catch (IOException e) {
            throw GatewayProblem.of(RestError.INTEGRATION_FAILURE, request.uri() + " cannot be called: " + e);
        }
    }

    private HttpReply reply(Value.Mapping integration, MappedValues values, IntegrationAnswer answer) {
        Value.Mapping response = answer.selected(integration);
        Map<String, Object> context = values.context();
        Map<String, String> byType = Values.texts(Values.mapping(response, "ResponseTemplates"));
        String type = responseType(byType, values.exchange(), answer);
        Payload body = Optional.ofNullable(byType.get(type))
                .map(template -> Payload.of(templates.render(
                        template, values.input(), context, values.exchange().stageVariables())))
                .orElse(answer.body());
        Map<String, String> headers = new LinkedHashMap<>(
                values.mapped(Values.mapping(response, "ResponseParameters"), "method.response.header."));
        headers.putAll(overridden(context, "responseOverride", "header"));
        List<Map.Entry<String, String>> sent = new ArrayList<>(headers.entrySet());
        if (headers.keySet().stream().noneMatch("Content-Type"::equalsIgnoreCase)) {
            sent.add(Map.entry("Content-Type", type));
        }
        int status = Optional.ofNullable(overrides(context, "responseOverride").get("status"))
                .map(value -> Values.number(Value.mapping("status", Value.of(value.toString())), "status", 0))
                .orElseGet(() -> Values.number(response, "StatusCode", 200));
        return new HttpReply(status, sent, converted(response, body));
    }

    private static Payload converted(Value.Mapping response, Payload body) {
        return Values.text(response, "ContentHandling").equals("CONVERT_TO_BINARY")
                ? decoded(body.text(), "the answer")
                : body;
    }

    /** The content type that the caller accepts and a template has, else JSON, else that of the first template. */
    private static String responseType(Map<String, String> byType, Exchange exchange, IntegrationAnswer answer) {
        List<String> accepted =
                List.of(exchange.headers().first("Accept").orElse("").split("[,;]", -1));
        return accepted.stream()
                .map(String::strip)
                .filter(byType::containsKey)
                .findFirst()
                .or(() -> Optional.of(JSON).filter(byType::containsKey))
                .or(() -> byType.keySet().stream().findFirst())
                .or(() -> answer.headers().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(JSON);
    }

    private static Map<?, ?> overrides(Map<String, Object> context, String which) {
        return context.get(which) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Map<String, String> overridden(Map<String, Object> context, String which, String kind) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (overrides(context, which).get(kind) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> texts.put(name.toString(), value.toString()));
        }
        return texts;
    }
}
