/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.LambdaFunction;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Origin;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What invokes the functions of a service, as far as it is configured. */
public final class Deliveries {

    /** Resources that refer to functions and do not make anything invoke them. */
    private static final Pattern PASSIVE = Pattern.compile(
            "AWS::(CloudWatch|CodeDeploy|Logs|ApplicationAutoScaling)::.*|AWS::Lambda::(Alias|Version|EventInvokeConfig)");

    private Deliveries() {}

    /** By the keys of functions; those that nothing invokes are left out. */
    public static Map<String, List<Delivery>> of(Service service) {
        return service.functions().stream()
                .flatMap(function -> Stream.concat(configured(service, function), ofResources(service, function)))
                .collect(Collectors.groupingBy(Delivery::functionKey));
    }

    private static Stream<Delivery> configured(Service service, LambdaFunction function) {
        FunctionScope scope = new FunctionScope(service, function);
        return StandardFeatures.INVOCATION.stream().flatMap(feature -> feature.deliveries(scope).stream());
    }

    /** The user's own resources may invoke a function with anything, and so may those that a macro makes. */
    private static Stream<Delivery> ofResources(Service service, LambdaFunction function) {
        String id = service.names().functionId(function.key()).text();
        return service.ownResources().stream()
                .filter(own -> LogicalId.of(own).isEmpty()
                        || service.ownResource(new LogicalId(own))
                                .filter(resource -> !isPassive(resource) && refersTo(resource, id, function.name()))
                                .isPresent())
                .map(own -> Delivery.ofAnything(
                        function.key(), new Origin("resources.Resources." + own, Optional.empty())));
    }

    private static boolean isPassive(Value.Mapping resource) {
        return resource.text("Type")
                .filter(type -> PASSIVE.matcher(type).matches())
                .isPresent();
    }

    private static boolean refersTo(Value.Mapping resource, String id, String name) {
        String json = Json.compact(resource);
        return json.contains(id) || json.contains(name);
    }
}
