/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.event.SharedContribution;
import io.github.serverlessmaven.event.domain.Domains;
import io.github.serverlessmaven.template.FunctionEndpoint;
import java.util.List;
import java.util.stream.Stream;

/** Where the functions of a service are reached, whoever makes it possible. */
final class ServiceEndpoints {

    private ServiceEndpoints() {}

    /**
     * The endpoints of functions and of what they share, those at custom domains first;  those of a function under a condition
     * are there only if the function is.
     */
    static List<FunctionEndpoint> of(
            List<CompiledFunction> functions, List<SharedContribution> shared, Domains domains) {
        List<FunctionEndpoint> all = Stream.concat(
                        functions.stream().flatMap(ServiceEndpoints::of),
                        shared.stream().flatMap(contribution -> contribution.fragment().endpoints().stream()))
                .toList();
        return Stream.concat(
                        all.stream()
                                .flatMap(endpoint ->
                                        domains.urls(endpoint.base()).map(endpoint::at)),
                        all.stream().flatMap(endpoint -> own(endpoint, shared)))
                .distinct()
                .toList();
    }

    /** The endpoint at the API's own URL, if it is one of an API. */
    private static Stream<FunctionEndpoint> own(FunctionEndpoint endpoint, List<SharedContribution> shared) {
        return shared.stream()
                .flatMap(contribution -> contribution.api().stream())
                .filter(api -> api.kind().base().equals(endpoint.base()))
                .findFirst()
                .map(api -> api.url().map(endpoint::at).stream())
                .orElseGet(() -> Stream.of(endpoint));
    }

    private static Stream<FunctionEndpoint> of(CompiledFunction function) {
        Stream<FunctionEndpoint> endpoints = function.fragment().endpoints().stream();
        return function.fragment().condition().isEmpty()
                ? endpoints
                : endpoints.map(endpoint -> endpoint.onlyWith(function.target().functionId()));
    }
}
