/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.mapping.MappingProblem;
import io.github.serverlessmaven.local.mapping.RequestModel;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks requests to a REST API before its integration is called: required parameters first, then the body against the model of its
 * content type. See "Request validation for REST APIs in API Gateway" in the Amazon API Gateway developer guide.
 */
final class RequestValidation {

    private RequestValidation() {}

    /** The refusal of a request; empty if it is valid, or not checked. */
    static Optional<HttpReply> refusal(RestApi api, RestApi.Method method, Exchange exchange) {
        Value.Mapping validator = api.validators()
                .getOrDefault(Values.text(method.properties(), "RequestValidatorId"), Value.Mapping.EMPTY);
        List<String> missing =
                checks(validator, "ValidateRequestParameters") ? missingParameters(method, exchange) : List.of();
        if (!missing.isEmpty()) {
            return Optional.of(RestError.BAD_REQUEST_PARAMETERS.reply(
                    api, "Missing required request parameters: [" + String.join(", ", missing) + "]"));
        }
        return checks(validator, "ValidateRequestBody") ? unfitBody(api, method, exchange) : Optional.empty();
    }

    private static boolean checks(Value.Mapping validator, String what) {
        return Values.text(validator, what).equals("true");
    }

    private static List<String> missingParameters(RestApi.Method method, Exchange exchange) {
        return Values.texts(Values.mapping(method.properties(), "RequestParameters")).entrySet().stream()
                .filter(parameter -> parameter.getValue().equals("true"))
                .map(Map.Entry::getKey)
                .filter(name ->
                        new IdentitySources(List.of(name)).values(exchange).isEmpty())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .sorted()
                .toList();
    }

    private static Optional<HttpReply> unfitBody(RestApi api, RestApi.Method method, Exchange exchange) {
        Optional<Value.Mapping> model = Values.find(
                        Values.mapping(method.properties(), "RequestModels"), exchange.mediaType())
                .flatMap(name -> Optional.ofNullable(api.models().get(name)));
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try {
            List<String> problems = new RequestModel(schema(model.get()), schemas(api))
                    .problems(exchange.web().body().text());
            return problems.isEmpty()
                    ? Optional.empty()
                    : Optional.of(RestError.BAD_REQUEST_BODY
                            .reply(api, "Invalid request body", problems.toString())
                            .because(String.join("; ", problems)));
        } catch (MappingProblem e) {
            return Optional.of(RestError.API_CONFIGURATION_ERROR
                    .reply(api)
                    .because("the model of the body is not a JSON Schema of draft 4: " + e.getMessage()));
        }
    }

    /** CloudFormation takes the schema as a mapping or as text. */
    private static String schema(Value.Mapping model) {
        return model.get("Schema").map(Values::scalar).orElse("{}");
    }

    private static Map<String, String> schemas(RestApi api) {
        Map<String, String> schemas = new LinkedHashMap<>();
        api.models().forEach((name, model) -> schemas.put(RequestModel.url(api.id(), name), schema(model)));
        return schemas;
    }
}
