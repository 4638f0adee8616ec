/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.List;
import java.util.stream.Stream;

/** Where the functions of a service are reached, whoever makes it possible. */
final class ServiceEndpoints {

    private ServiceEndpoints() {}

    /** The endpoints of functions and of what they share; those of a function under a condition are there only if the function is. */
    static List<FunctionEndpoint> of(List<CompiledFunction> functions, List<SharedContribution> shared) {
        return Stream.concat(
                        functions.stream().flatMap(ServiceEndpoints::of),
                        shared.stream().flatMap(contribution -> contribution.fragment().endpoints().stream()))
                .distinct()
                .toList();
    }

    private static Stream<FunctionEndpoint> of(CompiledFunction function) {
        Stream<FunctionEndpoint> endpoints = function.fragment().endpoints().stream();
        return function.fragment().condition().isEmpty()
                ? endpoints
                : endpoints.map(endpoint -> endpoint.onlyWith(function.target().functionId()));
    }
}
