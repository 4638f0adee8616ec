/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;

/** Headers whose values are written in quotes in the parameters of a response; others are mapped from requests and left out. */
final class StaticHeaders {

    private StaticHeaders() {}

    /**
     * The headers.
     *
     * @param prefix in front of their names
     */
    static List<Map.Entry<String, String>> of(Value.Mapping parameters, String prefix) {
        return Values.texts(parameters).entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith(prefix))
                .filter(parameter -> parameter.getValue().matches("(?s)'.*'"))
                .map(parameter -> Map.entry(
                        parameter.getKey().substring(prefix.length()),
                        parameter.getValue().substring(1, parameter.getValue().length() - 1)))
                .toList();
    }
}
