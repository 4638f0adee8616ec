/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An API's resource with those that belong to it.
 *
 * @param account that has them
 * @param api the resource of the API itself
 */
record ApiParts(Account account, LocalResource api) {

    static final String REST_API = "AWS::ApiGateway::RestApi";
    private static final String API = "AWS::ApiGatewayV2::Api";

    /** Whether a resource is an API of a protocol, {@code HTTP} or {@code WEBSOCKET}. */
    static boolean isApi(LocalResource resource, String protocol) {
        return resource.isOf(API)
                && Values.text(resource.properties(), "ProtocolType").equals(protocol);
    }

    String id() {
        return api.physicalId();
    }

    /** The resources of a kind, such as {@code Stage}, that belong to the API. */
    Stream<LocalResource> of(String kind) {
        String prefix = api.type().substring(0, api.type().lastIndexOf(':') + 1);
        String owner = api.isOf(REST_API) ? "RestApiId" : "ApiId";
        return account.resources(prefix + kind)
                .filter(resource -> Values.text(resource.properties(), owner).equals(id()));
    }

    /** Their properties by their ids. */
    Map<String, Value.Mapping> byId(String kind) {
        return by(kind, LocalResource::physicalId);
    }

    /** Their properties by keys. */
    Map<String, Value.Mapping> by(String kind, Function<LocalResource, String> key) {
        Map<String, Value.Mapping> properties = new LinkedHashMap<>();
        of(kind).forEach(resource -> properties.put(key.apply(resource), resource.properties()));
        return properties;
    }

    /**
     * The variables of stages by their names: stages of their own, and those that a deployment makes.
     *
     * @param variables the property that holds them
     */
    Map<String, Map<String, String>> stages(String variables) {
        Map<String, Map<String, String>> stages = new LinkedHashMap<>();
        of("Deployment")
                .flatMap(deployment -> Values.find(deployment.properties(), "StageName").stream())
                .forEach(name -> stages.put(name, Map.of()));
        of("Stage")
                .map(LocalResource::properties)
                .forEach(stage ->
                        stages.put(Values.text(stage, "StageName"), Values.texts(Values.mapping(stage, variables))));
        return stages;
    }
}
