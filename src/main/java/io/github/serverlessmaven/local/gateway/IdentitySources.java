/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an authorizer finds who sends a request.
 *
 * @param expressions such as {@code $request.header.Authorization}; REST APIs write {@code method} for {@code $}
 */
record IdentitySources(List<String> expressions) {

    IdentitySources {
        expressions = List.copyOf(expressions);
    }

    /** The values of all; empty if one is missing. */
    Optional<List<String>> values(Exchange exchange) {
        List<String> values = new ArrayList<>();
        for (String expression : expressions) {
            Optional<String> value = value(exchange, expression).filter(text -> !text.isEmpty());
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    /** The value of an expression; empty if there is none. */
    static Optional<String> value(Exchange exchange, String expression) {
        String source = expression.replaceFirst("^(\\$|method\\.)", "");
        String name = source.substring(source.lastIndexOf('.') + 1);
        String kind = source.substring(0, Math.max(0, source.length() - name.length() - 1))
                .toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "request.header" -> exchange.headers().first(name);
            case "request.querystring" -> exchange.query().first(name);
            case "request.path" -> Optional.ofNullable(exchange.pathParameters().get(name));
            case "stagevariables" ->
                Optional.ofNullable(exchange.stageVariables().get(name));
            case "context" -> context(exchange, name);
            default -> Optional.empty();
        };
    }

    private static Optional<String> context(Exchange exchange, String name) {
        return switch (name) {
            case "routeKey" -> Optional.of(exchange.routeKey());
            case "httpMethod" -> Optional.of(exchange.web().method());
            case "path" -> Optional.of(exchange.path());
            case "stage" -> Optional.of(exchange.stage());
            case "apiId" -> Optional.of(exchange.api());
            default -> Optional.empty();
        };
    }
}
