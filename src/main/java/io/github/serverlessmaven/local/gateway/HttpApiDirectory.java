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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds the HTTP APIs of all stacks; what is deployed anew takes effect at the next look. */
final class HttpApiDirectory {

    private final StateFolder state;
    private volatile Optional<Look> last = Optional.empty();

    /** The APIs of an account as it was read. */
    private record Look(Account account, List<HttpApi> apis) {}

    HttpApiDirectory(StateFolder state) {
        this.state = state;
    }

    /** All HTTP APIs. */
    List<HttpApi> all() {
        Account account = state.read();
        Look look = last.filter(known -> known.account() == account).orElseGet(() -> new Look(account, apis(account)));
        last = Optional.of(look);
        return look.apis();
    }

    private static List<HttpApi> apis(Account account) {
        return account.liveStacks()
                .flatMap(stack -> stack.resources().values().stream()
                        .filter(resource -> resource.isOf("AWS::ApiGatewayV2::Api")
                                && Values.text(resource.properties(), "ProtocolType")
                                        .equals("HTTP"))
                        .map(resource -> api(account, stack, resource)))
                .toList();
    }

    private static HttpApi api(Account account, LocalStack stack, LocalResource api) {
        String id = api.physicalId();
        return new HttpApi(
                id,
                stack.name(),
                api.properties(),
                byKey(parts(account, "Stage", id), stage -> Values.text(stage.properties(), "StageName")),
                parts(account, "Route", id)
                        .map(LocalResource::properties)
                        .map(properties -> new HttpApi.Route(Values.text(properties, "RouteKey"), properties))
                        .toList(),
                byKey(parts(account, "Integration", id), LocalResource::physicalId),
                byKey(parts(account, "Authorizer", id), LocalResource::physicalId));
    }

    private static Stream<LocalResource> parts(Account account, String type, String api) {
        return account.resources("AWS::ApiGatewayV2::" + type)
                .filter(resource -> Values.text(resource.properties(), "ApiId").equals(api));
    }

    private static Map<String, Value.Mapping> byKey(
            Stream<LocalResource> resources, Function<LocalResource, String> key) {
        Map<String, Value.Mapping> properties = new LinkedHashMap<>();
        resources.forEach(resource -> properties.put(key.apply(resource), resource.properties()));
        return properties;
    }
}
