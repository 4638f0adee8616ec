/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * What an integration answers before it is mapped.
 *
 * @param outcome by which a response of the method is selected: the message of a function's error, else a status; empty if a function
 *     succeeded
 * @param headers those of another server
 * @param body of the answer
 */
record IntegrationAnswer(Optional<String> outcome, List<Map.Entry<String, String>> headers, Payload body) {

    IntegrationAnswer {
        headers = List.copyOf(headers);
    }

    /** The first response whose pattern is the whole outcome, else the first without a pattern. */
    Value.Mapping selected(Value.Mapping integration) {
        List<Value.Mapping> responses = Values.items(integration, "IntegrationResponses").stream()
                .map(Values::asMapping)
                .toList();
        return outcome.flatMap(text -> responses.stream()
                        .filter(response -> matches(Values.text(response, "SelectionPattern"), text))
                        .findFirst())
                .or(() -> responses.stream()
                        .filter(response ->
                                Values.text(response, "SelectionPattern").isEmpty())
                        .findFirst())
                .orElseThrow(() -> GatewayProblem.of(
                        RestError.API_CONFIGURATION_ERROR,
                        "no response of the method is selected by \"" + outcome.orElse("")
                                + "\", and none has an empty pattern"));
    }

    private static boolean matches(String pattern, String text) {
        try {
            return !pattern.isEmpty() && text.matches(pattern);
        } catch (PatternSyntaxException e) {
            throw GatewayProblem.of(
                    RestError.API_CONFIGURATION_ERROR, "a selection pattern is malformed: " + e.getMessage());
        }
    }
}
