/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.mapping.JsonDocument;
import io.github.serverlessmaven.local.mapping.TemplateInput;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What mappings of parameters and templates can refer to. See "Amazon API Gateway API request and response data mapping reference".
 *
 * @param exchange the request
 * @param resourceId of the resource that takes it
 * @param body of the request as text
 * @param answer of the integration, once it is there
 */
record MappedValues(Exchange exchange, String resourceId, String body, Optional<IntegrationAnswer> answer) {

    private static final String REQUEST_BODY = "method.request.body";
    private static final String ANSWER_HEADER = "integration.response.header.";
    private static final String ANSWER_BODY = "integration.response.body";

    MappedValues answered(IntegrationAnswer given) {
        return new MappedValues(exchange, resourceId, body, Optional.of(given));
    }

    /** The value of an expression such as {@code method.request.header.X-Tenant} or {@code 'text'}. */
    Optional<String> find(String expression) {
        if (expression.matches("(?s)'.*'")) {
            return Optional.of(expression.substring(1, expression.length() - 1));
        }
        if (expression.startsWith(REQUEST_BODY)) {
            return ofBody(body, expression.substring(REQUEST_BODY.length()));
        }
        if (expression.startsWith(ANSWER_BODY)) {
            return answer.flatMap(given -> ofBody(given.body().text(), expression.substring(ANSWER_BODY.length())));
        }
        if (expression.startsWith(ANSWER_HEADER)) {
            return answer.flatMap(given -> given.headers().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(expression.substring(ANSWER_HEADER.length())))
                    .map(Map.Entry::getValue)
                    .findFirst());
        }
        return expression.startsWith("context.")
                ? ofContext(expression.substring("context.".length()))
                : IdentitySources.value(exchange, expression.replace(".multivalue", "."));
    }

    private static Optional<String> ofBody(String text, String path) {
        return path.isEmpty()
                ? Optional.of(text)
                : JsonDocument.of(text).find("$" + path).map(Object::toString);
    }

    private Optional<String> ofContext(String path) {
        Object value = context();
        for (String name : path.split("[.]", -1)) {
            value = value instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : "";
        }
        return Optional.of(value.toString()).filter(text -> !text.isEmpty());
    }

    /** The mappings whose names have a prefix, which is left out; values that are not there are left out too. */
    Map<String, String> mapped(Value.Mapping parameters, String prefix) {
        Map<String, String> mapped = new LinkedHashMap<>();
        Values.texts(parameters).forEach((name, expression) -> {
            if (name.startsWith(prefix)) {
                find(expression).ifPresent(value -> mapped.put(name.substring(prefix.length()), value));
            }
        });
        return mapped;
    }

    /** The variable {@code $input}: the answer's body once it is there, and always the request's parameters. */
    TemplateInput input() {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Values.texts(exchange.headers().last()));
        return new TemplateInput(
                answer.map(given -> given.body().text()).orElse(body),
                exchange.pathParameters(),
                Values.texts(Values.asMapping(exchange.query().last())),
                headers);
    }

    /** The variable {@code $context}: what it has no value for is empty text. */
    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("authorizer", new LinkedHashMap<>());
        RestEvent.context(exchange, resourceId).entries().forEach((name, value) -> context.put(name, plain(value)));
        context.put("requestOverride", overrides("header", "path", "querystring"));
        context.put("responseOverride", overrides("header"));
        return context;
    }

    private static Map<String, Object> overrides(String... kinds) {
        return List.of(kinds).stream()
                .collect(
                        Collectors.toMap(kind -> kind, kind -> new LinkedHashMap<>(), (a, b) -> a, LinkedHashMap::new));
    }

    private static Object plain(Value value) {
        if (value instanceof Value.Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((name, member) -> plain.put(name, plain(member)));
            return plain;
        }
        return value instanceof Value.Null ? "" : Values.scalar(value);
    }
}
