/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.existing;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.Md5;
import io.github.serverlessmaven.event.Subscribers;
import io.github.serverlessmaven.feature.FunctionAlias;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.template.DeploymentTime;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What existing buckets and existing user pools have in common in the template. */
public final class ExistingTargets {

    private static final int HASH_LENGTH = 8;

    private ExistingTargets() {}

    /** Events by what they have in common, such as their bucket or their function, in the order of first mention. */
    public static <K, T> Map<K, List<Event<T>>> grouped(List<Event<T>> events, Function<Event<T>, K> key) {
        Map<K, List<Event<T>>> groups = new LinkedHashMap<>();
        events.forEach(event -> groups.computeIfAbsent(key.apply(event), any -> new java.util.ArrayList<>())
                .add(event));
        return groups;
    }

    /** A logical id that begins with a prefix and differs for all names, also those with the same letters and digits. */
    public static LogicalId id(String prefix, Value name, String suffix) {
        String letters = name instanceof Value.Text text ? Names.capitalized(text.text()) : "";
        return new LogicalId(prefix + letters + Md5.hex(Json.compact(name)).substring(0, HASH_LENGTH) + suffix);
    }

    /** The properties of a custom resource that name its function, or the function's alias. */
    public static Value.MappingBuilder function(CustomResourceProvider provider, InvocationTarget target) {
        return Value.mapping()
                .put("ServiceToken", provider.serviceToken())
                .put("FunctionName", target.functionName())
                .put(
                        "FunctionQualifier",
                        target.alias().map(FunctionAlias::name).map(Value::of));
    }

    /** Adds to the properties that the custom resource is updated at each deployment, if it is to be. */
    public static Value.MappingBuilder forced(Value.MappingBuilder properties, boolean force) {
        return force ? properties.put("ForceDeploy", DeploymentTime.reference()) : properties;
    }

    /** What removes the statements that Serverless 3 added to the policies of the functions, when their events are removed. */
    public static <T> Value removalOfPermissions(List<Event<T>> events) {
        Set<String> names = new LinkedHashSet<>();
        events.forEach(event -> {
            names.add(event.target().functionName());
            names.add(event.target().name());
        });
        Value[] functions = names.stream()
                .map(name ->
                        Intrinsic.sub("arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:" + name))
                .toArray(Value[]::new);
        return PolicyStatement.allow(List.of("lambda:RemovePermission"), functions)
                .toValue();
    }

    /** The condition under which what several events share exists: that of their functions, if all have the same one. */
    public static <T> Optional<String> condition(List<Event<T>> events) {
        return new Subscribers<>(events).condition();
    }

    /** The user's own resource of a type that has a name, if the service has one: it must exist before. */
    public static List<LogicalId> ownResource(Service service, String type, String property, String name) {
        return service.ownResources().stream()
                .flatMap(id -> LogicalId.of(id).stream())
                .filter(id -> service.ownResource(id)
                        .filter(resource -> resource.text("Type").equals(Optional.of(type)))
                        .filter(resource ->
                                resource.section("Properties").text(property).equals(Optional.of(name)))
                        .isPresent())
                .toList();
    }

    /** A custom resource under the condition of its function. */
    public static <T> Resource resource(
            LogicalId id, String type, Value.Mapping properties, List<LogicalId> dependencies, Event<T> event) {
        return Resource.of(id, type, properties)
                .after(dependencies)
                .when(event.scope().condition())
                .from(event.origin());
    }
}
