/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.LocalResource;
import io.github.serverlessmaven.local.state.LocalStack;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the REST APIs of all stacks; what is deployed anew takes effect at the next look. */
final class RestApiDirectory {

    private static final String PREFIX = "AWS::ApiGateway::";

    private final StateFolder state;
    private volatile Optional<Look> last = Optional.empty();

    /** The APIs of an account as it was read. */
    private record Look(Account account, List<RestApi> apis) {}

    RestApiDirectory(StateFolder state) {
        this.state = state;
    }

    /** All REST APIs. */
    List<RestApi> all() {
        Account account = state.read();
        Look look = last.filter(known -> known.account() == account).orElseGet(() -> new Look(account, apis(account)));
        last = Optional.of(look);
        return look.apis();
    }

    private static List<RestApi> apis(Account account) {
        return account.liveStacks()
                .flatMap(stack -> stack.resources().values().stream()
                        .filter(resource -> resource.isOf(PREFIX + "RestApi"))
                        .map(resource -> api(account, stack, resource)))
                .toList();
    }

    private static RestApi api(Account account, LocalStack stack, LocalResource api) {
        String id = api.physicalId();
        return new RestApi(
                id,
                stack.name(),
                api.properties(),
                stages(account, id),
                methods(account, api),
                byKey(parts(account, "Authorizer", id), LocalResource::physicalId),
                byKey(parts(account, "RequestValidator", id), LocalResource::physicalId),
                models(account, id),
                byKey(
                        parts(account, "GatewayResponse", id),
                        response -> Values.text(response.properties(), "ResponseType")),
                keys(account, id));
    }

    private static Stream<LocalResource> parts(Account account, String type, String api) {
        return account.resources(PREFIX + type)
                .filter(resource ->
                        Values.text(resource.properties(), "RestApiId").equals(api));
    }

    private static Map<String, Value.Mapping> byKey(
            Stream<LocalResource> resources, Function<LocalResource, String> key) {
        Map<String, Value.Mapping> properties = new LinkedHashMap<>();
        resources.forEach(resource -> properties.put(key.apply(resource), resource.properties()));
        return properties;
    }

    private static Map<String, Value.Mapping> models(Account account, String api) {
        Map<String, Value.Mapping> models = byKey(parts(account, "Model", api), LocalResource::physicalId);
        parts(account, "Model", api)
                .map(LocalResource::properties)
                .forEach(model -> Values.find(model, "Name").ifPresent(name -> models.put(name, model)));
        return models;
    }

    /** Stages of their own, and those that a deployment makes. */
    private static Map<String, Map<String, String>> stages(Account account, String api) {
        Map<String, Map<String, String>> stages = new LinkedHashMap<>();
        parts(account, "Deployment", api)
                .flatMap(deployment -> Values.find(deployment.properties(), "StageName").stream())
                .forEach(name -> stages.put(name, Map.of()));
        parts(account, "Stage", api)
                .map(LocalResource::properties)
                .forEach(stage ->
                        stages.put(Values.text(stage, "StageName"), Values.texts(Values.mapping(stage, "Variables"))));
        return stages;
    }

    private static List<RestApi.Method> methods(Account account, LocalResource api) {
        Map<String, Value.Mapping> resources =
                byKey(parts(account, "Resource", api.physicalId()), LocalResource::physicalId);
        return parts(account, "Method", api.physicalId())
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

    /** The keys of usage plans. A key without a value has its id in its place: AWS would make one up. */
    private static Map<String, Map<String, Value.Mapping>> keys(Account account, String api) {
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
                    .filter(stage -> Values.text(stage, "ApiId").equals(api))
                    .map(stage -> keys.computeIfAbsent(Values.text(stage, "Stage"), name -> new HashMap<>()))
                    .forEach(stage -> ofPlan.forEach(key -> stage.put(key, plan.properties())));
        });
        return keys;
    }
}
