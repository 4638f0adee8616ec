/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a REST API together from its resources. */
final class RestApiReader {

    private static final String PREFIX = "AWS::ApiGateway::";

    private RestApiReader() {}

    static RestApi read(ApiParts parts) {
        return new RestApi(
                parts.id(),
                parts.api().properties(),
                parts.stages("Variables"),
                methods(parts),
                parts.byId("Authorizer"),
                parts.byId("RequestValidator"),
                models(parts),
                parts.by("GatewayResponse", response -> Values.text(response.properties(), "ResponseType")),
                keys(parts));
    }

    private static Map<String, Value.Mapping> models(ApiParts parts) {
        Map<String, Value.Mapping> models = parts.byId("Model");
        parts.of("Model")
                .map(LocalResource::properties)
                .forEach(model -> Values.find(model, "Name").ifPresent(name -> models.put(name, model)));
        return models;
    }

    private static List<RestApi.Method> methods(ApiParts parts) {
        Map<String, Value.Mapping> resources = parts.byId("Resource");
        return parts.of("Method")
                .map(LocalResource::properties)
                .map(method -> new RestApi.Method(
                        Values.text(method, "HttpMethod"),
                        path(Values.text(method, "ResourceId"), resources),
                        Values.text(method, "ResourceId"),
                        method))
                .toList();
    }

    private static String path(String resource, Map<String, Value.Mapping> resources) {
        String path = "";
        for (Value.Mapping at = resources.get(resource); at != null; at = resources.get(Values.text(at, "ParentId"))) {
            path = "/" + Values.text(at, "PathPart") + path;
        }
        return path.isEmpty() ? "/" : path;
    }

    /** The keys of usage plans. A key without a value has its id in its place: AWS would generate one. */
    private static Map<String, Map<String, Value.Mapping>> keys(ApiParts parts) {
        Account account = parts.account();
        Map<String, String> values = new HashMap<>();
        account.resources(PREFIX + "ApiKey")
                .filter(key -> Values.text(key.properties(), "Enabled").equals("true"))
                .forEach(key -> values.put(
                        key.physicalId(), Values.find(key.properties(), "Value").orElse(key.physicalId())));
        Map<String, Map<String, Value.Mapping>> keys = new HashMap<>();
        account.resources(PREFIX + "UsagePlan").forEach(plan -> {
            List<String> ofPlan = account.resources(PREFIX + "UsagePlanKey")
                    .map(LocalResource::properties)
                    .filter(link -> Values.text(link, "UsagePlanId").equals(plan.physicalId()))
                    .flatMap(link -> Optional.ofNullable(values.get(Values.text(link, "KeyId"))).stream())
                    .toList();
            Values.items(plan.properties(), "ApiStages").stream()
                    .map(Values::asMapping)
                    .filter(stage -> Values.text(stage, "ApiId").equals(parts.id()))
                    .map(stage -> keys.computeIfAbsent(Values.text(stage, "Stage"), name -> new HashMap<>()))
                    .forEach(stage -> ofPlan.forEach(key -> stage.put(key, plan.properties())));
        });
        return keys;
    }
}
