/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.BundledFile;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * What answers the requests of a method.
 *
 * @param event the method's event
 * @param method the method
 * @param api how the API is configured
 */
record Integration(Event<PropertyValues> event, Method method, RestApiSettings api) {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final Map<String, String> SUCCESS = Map.of("200", "");

    /** By status, the error messages that give it. */
    private static final Map<String, String> DEFAULT_PATTERNS = new TreeMap<>(Map.of(
            "200", "",
            "400", "[\\s\\S]*\\[400\\][\\s\\S]*",
            "401", "[\\s\\S]*\\[401\\][\\s\\S]*",
            "403", "[\\s\\S]*\\[403\\][\\s\\S]*",
            "404", "[\\s\\S]*\\[404\\][\\s\\S]*",
            "422", "[\\s\\S]*\\[422\\][\\s\\S]*",
            "500", "[\\s\\S]*(Process\\s?exited\\s?before\\s?completing\\s?request|\\[500\\])[\\s\\S]*",
            "502", "[\\s\\S]*\\[502\\][\\s\\S]*",
            "504", "([\\s\\S]*\\[504\\][\\s\\S]*)|(.*Task timed out after \\d+\\.\\d+ seconds$)"));

    Value.Mapping toValue() {
        PropertyValues request = method.request();
        Value.MappingBuilder integration = Value.mapping()
                .put(
                        "IntegrationHttpMethod",
                        method.isHttp() ? request.get(MethodRequest.METHOD).orElse(method.method()) : "POST")
                .put("Type", method.integration())
                .put("Uri", uri())
                .put("TimeoutInMillis", api.timeout(method).map(Value::of));
        if (method.isHttp() && method.settings().get(Method.CONNECTION_TYPE).isPresent()) {
            integration
                    .put("ConnectionType", "VPC_LINK")
                    .put("ConnectionId", method.settings().get(Method.CONNECTION_ID));
        }
        if (!method.isProxy()) {
            boolean lambda = method.integration().equals("AWS");
            integration
                    .put(
                            "PassthroughBehavior",
                            request.get(MethodRequest.PASS_THROUGH)
                                    .or(() -> lambda ? Optional.of("NEVER") : Optional.empty())
                                    .map(Value::of))
                    .put(
                            "ContentHandling",
                            request.get(MethodRequest.CONTENT_HANDLING).map(Value::of))
                    .put("RequestTemplates", requestTemplates(lambda))
                    .put("IntegrationResponses", responses());
        }
        return integration
                .put("RequestParameters", requestParameters())
                .put("ResponseTransferMode", method.transferMode().map(Value::of))
                .build();
    }

    private Optional<Value> uri() {
        if (method.isHttp()) {
            return method.request().get(MethodRequest.URI);
        }
        return method.integration().startsWith("AWS") ? Optional.of(functionUri()) : Optional.empty();
    }

    /** In parts, as Serverless writes it. */
    private Value functionUri() {
        List<Value> parts = new ArrayList<>(List.of(
                Value.of("arn:"),
                Intrinsic.pseudo("AWS::Partition"),
                Value.of(":apigateway:"),
                Intrinsic.pseudo("AWS::Region"),
                Value.of(":lambda:path/" + (method.isStreamed() ? "2021-11-15" : "2015-03-31") + "/functions/"),
                Intrinsic.getAtt(event.target().functionId(), "Arn")));
        event.target().alias().ifPresent(alias -> parts.addAll(List.of(Value.of(":"), Value.of(alias.name()))));
        parts.add(Value.of(method.isStreamed() ? "/response-streaming-invocations" : "/invocations"));
        return Intrinsic.join("", parts.toArray(Value[]::new));
    }

    private Optional<Value> requestTemplates(boolean defaults) {
        Map<String, Value> templates = new LinkedHashMap<>();
        if (defaults) {
            templates.put(JSON, Value.of(BundledFile.text(Integration.class, "json-request.vtl")));
            templates.put(FORM, Value.of(BundledFile.text(Integration.class, "form-request.vtl")));
        }
        method.request().get(MethodRequest.TEMPLATE).orElse(Map.of()).forEach((type, template) -> {
            if (template.equals(Value.NULL)) {
                templates.remove(type);
            } else {
                templates.put(type, template);
            }
        });
        templates.replaceAll((type, template) -> Value.of(((Value.Text) template)
                .text()
                .replaceFirst("extraCognitoPoolClaims", Matcher.quoteReplacement(claims()))));
        return templates.isEmpty() ? Optional.empty() : Optional.of(new Value.Mapping(templates));
    }

    private String claims() {
        return method.authorizer().map(MethodAuthorizer::claims).orElse(List.of()).stream()
                .map(claim -> claim.contains(":")
                        ? "\"" + claim.substring(claim.indexOf(':') + 1) + "\": \"$context.authorizer.claims['" + claim
                                + "']\","
                        : "\"" + claim + "\": \"$context.authorizer.claims." + claim + "\",")
                .collect(Collectors.joining());
    }

    private Optional<Value> requestParameters() {
        boolean mapped = List.of("AWS", "HTTP", "HTTP_PROXY").contains(method.integration());
        Map<String, RequestParameter> parameters = MethodRequest.parameters(method.request());
        if (!(mapped && !parameters.isEmpty()) && !method.isAsync()) {
            return Optional.empty();
        }
        Value.MappingBuilder values = Value.mapping();
        parameters.forEach((name, parameter) -> values.put(
                "integration." + name.substring("method.".length()),
                parameter.mapped().orElseGet(() -> Value.of(name))));
        if (method.isAsync()) {
            values.put("integration.request.header.X-Amz-Invocation-Type", "'Event'");
        }
        return Optional.of(values.build());
    }

    /** The error messages that give each status, and what else is configured of it. */
    private Map<String, PropertyValues> statusCodes() {
        PropertyValues none = PropertyValues.none("");
        Optional<PropertyValues> response = method.response();
        if (response.isEmpty() && method.integration().equals("MOCK")) {
            return Map.of();
        }
        Optional<Map<String, PropertyValues>> configured =
                response.flatMap(values -> values.get(MethodResponse.STATUS_CODES));
        Map<String, PropertyValues> codes = new TreeMap<>();
        if (configured.isPresent()) {
            codes.putAll(configured.get());
            boolean success = codes.values().stream()
                    .anyMatch(code -> code.get(MethodResponse.PATTERN)
                            .filter(String::isEmpty)
                            .isPresent());
            if (!success && !method.integration().equals("MOCK")) {
                codes.put("200", none);
            }
        } else {
            patterns(response).keySet().forEach(code -> codes.put(code, none));
        }
        return codes;
    }

    private Map<String, String> patterns(Optional<PropertyValues> response) {
        boolean defaults = method.integration().equals("AWS") || (method.isHttp() && response.isPresent());
        return defaults ? DEFAULT_PATTERNS : SUCCESS;
    }

    private String pattern(String code, PropertyValues settings) {
        boolean configured = method.response()
                .flatMap(values -> values.get(MethodResponse.STATUS_CODES))
                .isPresent();
        return settings.get(MethodResponse.PATTERN)
                .orElse(configured ? "" : patterns(method.response()).getOrDefault(code, ""));
    }

    private Map<String, String> commonHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        method.cors().ifPresent(cors -> {
            List<String> origins = MethodCors.origins(cors);
            headers.put(
                    "Access-Control-Allow-Origin",
                    "'" + (origins.isEmpty() ? MethodCors.origin(cors).orElse("*") : origins.get(0)) + "'");
            if (cors.get(MethodCors.CREDENTIALS).orElse(false)) {
                headers.put("Access-Control-Allow-Credentials", "'true'");
            }
        });
        headers.putAll(method.response()
                .flatMap(response -> response.get(MethodResponse.HEADERS))
                .orElse(Map.of()));
        return headers;
    }

    private Map<String, String> headers(PropertyValues code) {
        Map<String, String> headers = new LinkedHashMap<>(commonHeaders());
        headers.putAll(code.get(MethodResponse.HEADERS).orElse(Map.of()));
        return headers;
    }

    private Value responses() {
        List<Value> responses = new ArrayList<>();
        statusCodes().forEach((code, settings) -> {
            Value.MappingBuilder parameters = Value.mapping();
            headers(settings).forEach((name, value) -> parameters.put("method.response.header." + name, value));
            Map<String, Value> templates = new LinkedHashMap<>();
            method.response()
                    .flatMap(response -> response.get(MethodResponse.TEMPLATE))
                    .ifPresent(template -> templates.put(JSON, Value.of(template)));
            MethodResponse.templates(settings).forEach((type, template) -> templates.put(type, Value.of(template)));
            responses.add(Value.mapping()
                    .put("StatusCode", code)
                    .put("SelectionPattern", pattern(code, settings))
                    .put("ResponseParameters", parameters.build())
                    .put("ResponseTemplates", new Value.Mapping(templates))
                    .put(
                            "ContentHandling",
                            method.response()
                                    .flatMap(response -> response.get(MethodRequest.CONTENT_HANDLING))
                                    .filter(handling -> code.startsWith("2"))
                                    .map(Value::of))
                    .build());
        });
        return new Value.Sequence(responses);
    }

    /** {@code MethodResponses} of the method. */
    Value methodResponses() {
        List<Value> responses = new ArrayList<>();
        if (!method.isProxy()) {
            statusCodes().forEach((code, settings) -> {
                Value.MappingBuilder parameters = Value.mapping();
                headers(settings)
                        .keySet()
                        .forEach(name -> parameters.put("method.response.header." + name, Value.of(true)));
                responses.add(Value.mapping()
                        .put("ResponseParameters", parameters.build())
                        .put("ResponseModels", Value.Mapping.EMPTY)
                        .put("StatusCode", code)
                        .build());
            });
        }
        return new Value.Sequence(responses);
    }
}
