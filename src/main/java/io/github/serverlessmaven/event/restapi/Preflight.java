/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.CrossOrigin;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The method that answers the requests by which browsers ask what they may do.
 *
 * @param path the path, without slashes around it
 * @param methods the methods of the path that other origins may call
 */
record Preflight(String path, List<Method> methods) {

    private static final String PREFIX = "method.response.header.";

    Preflight {
        methods = List.copyOf(methods);
    }

    Resource resource(Value api, Value resourceId) {
        Value.MappingBuilder declared = Value.mapping();
        Value.MappingBuilder given = Value.mapping();
        List<String> origins = origins();
        headers(origins).forEach((name, value) -> {
            declared.put(PREFIX + name, Value.of(true));
            given.put(PREFIX + name, "'" + value + "'");
        });
        Value integration = Value.mapping()
                .put("Type", "MOCK")
                .put("RequestTemplates", Value.mapping("application/json", Value.of("{statusCode:200}")))
                .put("ContentHandling", "CONVERT_TO_TEXT")
                .put(
                        "IntegrationResponses",
                        Value.list(Value.mapping()
                                .put("StatusCode", "200")
                                .put("ResponseParameters", given.build())
                                .put(
                                        "ResponseTemplates",
                                        Value.mapping("application/json", Value.of(template(origins))))
                                .build()))
                .build();
        Value.Mapping properties = Value.mapping()
                .put("AuthorizationType", "NONE")
                .put("HttpMethod", "OPTIONS")
                .put(
                        "MethodResponses",
                        Value.list(Value.mapping()
                                .put("StatusCode", "200")
                                .put("ResponseParameters", declared.build())
                                .put("ResponseModels", Value.Mapping.EMPTY)
                                .build()))
                .put("RequestParameters", Value.Mapping.EMPTY)
                .put("Integration", integration)
                .put("ResourceId", resourceId)
                .put("RestApiId", api)
                .build();
        return Resource.of(RestApiIds.method(path, "options"), "AWS::ApiGateway::Method", properties);
    }

    private Map<String, String> headers(List<String> origins) {
        Map<String, String> headers = new LinkedHashMap<>();
        PropertyValues last = cors(methods.get(methods.size() - 1));
        headers.put(
                "Access-Control-Allow-Origin",
                origins.isEmpty() ? MethodCors.origin(last).orElse("*") : origins.get(0));
        headers.put(
                "Access-Control-Allow-Headers",
                union(cors -> cors.get(MethodCors.HEADERS).orElse(CrossOrigin.DEFAULT_HEADERS)));
        Set<String> allowed = new LinkedHashSet<>();
        latestFirst().forEach(method -> allowed.addAll(MethodCors.methods(cors(method), method.method())));
        headers.put(
                "Access-Control-Allow-Methods",
                String.join(",", allowed).replace("ANY", "DELETE,GET,HEAD,PATCH,POST,PUT"));
        if (methods.stream()
                .anyMatch(method -> cors(method).get(MethodCors.CREDENTIALS).orElse(false))) {
            headers.put("Access-Control-Allow-Credentials", "true");
        }
        last(cors -> cors.get(MethodCors.MAX_AGE).map(String::valueOf))
                .ifPresent(age -> headers.put("Access-Control-Max-Age", age));
        last(cors -> cors.get(MethodCors.CACHE_CONTROL)).ifPresent(control -> headers.put("Cache-Control", control));
        return headers;
    }

    private List<String> origins() {
        Optional<String> last = MethodCors.origin(cors(methods.get(methods.size() - 1)));
        if (last.filter(origin -> origin.contains(",")).isPresent()) {
            return Stream.of(last.get().split(",")).map(String::trim).toList();
        }
        return latestFirst().stream()
                .flatMap(method -> MethodCors.origins(cors(method)).stream())
                .distinct()
                .toList();
    }

    private static String template(List<String> origins) {
        if (origins.isEmpty()) {
            return "";
        }
        String matches = origins.stream()
                .map(origin -> "$origin.matches(\"" + origin.replace(".", "[.]").replaceFirst("\\*", ".+") + "\")")
                .collect(Collectors.joining(" || "));
        return "#set($origin = $input.params(\"Origin\"))\n"
                + "#if($origin == \"\") #set($origin = $input.params(\"origin\")) #end\n"
                + "#if("
                + matches + ") #set($context.responseOverride.header.Access-Control-Allow-Origin = $origin) #end";
    }

    private String union(Function<PropertyValues, List<String>> texts) {
        return latestFirst().stream()
                .flatMap(method -> texts.apply(cors(method)).stream())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private Optional<String> last(Function<PropertyValues, Optional<String>> text) {
        return latestFirst().stream()
                .flatMap(method -> text.apply(cors(method)).stream())
                .findFirst();
    }

    /** The order in which Serverless unites what several events allow. */
    private List<Method> latestFirst() {
        List<Method> reversed = new ArrayList<>(methods);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private static PropertyValues cors(Method method) {
        return method.cors().orElseThrow();
    }
}
