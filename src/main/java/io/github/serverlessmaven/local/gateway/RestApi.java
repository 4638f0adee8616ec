/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A REST API as it is deployed.
 *
 * @param id its id
 * @param properties of the API itself
 * @param stages their variables, by the name of the stage
 * @param methods the more specific paths first
 * @param authorizers properties by id
 * @param validators properties by id
 * @param models properties by id and by name
 * @param gatewayResponses properties by the type of the response
 * @param keys the usage plans of API keys, by stage and by key
 */
record RestApi(
        String id,
        Value.Mapping properties,
        Map<String, Map<String, String>> stages,
        List<Method> methods,
        Map<String, Value.Mapping> authorizers,
        Map<String, Value.Mapping> validators,
        Map<String, Value.Mapping> models,
        Map<String, Value.Mapping> gatewayResponses,
        Map<String, Map<String, Value.Mapping>> keys) {

    private static final String ANY = "ANY";

    RestApi {
        stages = Map.copyOf(stages);
        methods = methods.stream()
                .sorted(Comparator.comparing(Method::path, PathTemplate.MOST_SPECIFIC_FIRST))
                .toList();
        authorizers = Map.copyOf(authorizers);
        validators = Map.copyOf(validators);
        models = Map.copyOf(models);
        gatewayResponses = Map.copyOf(gatewayResponses);
        keys = Map.copyOf(keys);
    }

    /** The method that takes a request: that of its name, or {@code ANY}, of the most specific resource. */
    Optional<Match> method(String name, String path) {
        Optional<Method> resource = methods.stream()
                .filter(method -> method.path().match(path).isPresent())
                .findFirst();
        return resource.flatMap(first -> methods.stream()
                        .filter(method -> method.path().equals(first.path()))
                        .filter(method ->
                                method.name().equals(name) || method.name().equals(ANY))
                        .min(Comparator.comparing(method -> method.name().equals(ANY))))
                .flatMap(method -> method.path().match(path).map(variables -> new Match(method, variables)));
    }

    /** Whether a body of a content type is binary. */
    boolean isBinary(Optional<String> contentType) {
        String type = contentType.orElse("").replaceAll(" *;.*", "");
        return Values.items(properties, "BinaryMediaTypes").stream()
                .map(Values::scalar)
                .map(text -> text.replace("~1", "/"))
                .anyMatch(binary -> binary.equals("*/*")
                        || binary.equalsIgnoreCase(type)
                        || (binary.endsWith("/*") && type.startsWith(binary.substring(0, binary.length() - 1))));
    }

    /**
     * A method that takes a request.
     *
     * @param method the method
     * @param variables those of its path, still encoded
     */
    record Match(Method method, Map<String, String> variables) {}

    /**
     * A method of a resource.
     *
     * @param name such as {@code GET}, or {@code ANY}
     * @param resource the path of the resource
     * @param resourceId its id
     * @param properties those of the method
     */
    record Method(String name, String resource, String resourceId, Value.Mapping properties) {

        PathTemplate path() {
            return PathTemplate.of(resource);
        }

        Value.Mapping integration() {
            return Values.mapping(properties, "Integration");
        }

        /** Whether this machine has what the integration calls: not other services of AWS, nor what is behind a VPC link. */
        boolean isEmulated() {
            String type = Values.text(integration(), "Type");
            return !Values.text(integration(), "ConnectionType").equals("VPC_LINK")
                    && (!type.equals("AWS") || Values.text(integration(), "Uri").contains(":function:"));
        }
    }
}
