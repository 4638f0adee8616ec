/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.ExecuteApi;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What all methods of a REST API share.
 *
 * @param events of all functions
 * @param api how the API is configured
 */
record SharedRestApi(ServiceEvents<PropertyValues> events, RestApiSettings api) {

    TemplateFragment fragment() {
        List<Resource> resources = new ArrayList<>();
        if (!api.isExternal()) {
            resources.add(api.api());
        }
        StageSettings stage = new StageSettings(api);
        stage.logGroup().ifPresent(resources::add);
        Map<String, Resource> paths = new LinkedHashMap<>();
        Set<String> functions = events.events().stream().map(Event::functionKey).collect(Collectors.toSet());
        for (Event<PropertyValues> event : events.events()) {
            Method method = new Method(event.settings());
            for (Resource resource : new PathTree(api).resources(method.path())) {
                paths.putIfAbsent(resource.toValue().toString(), resource.from(event.origin()));
            }
            method.authorizer()
                    .filter(MethodAuthorizer::isOwn)
                    .ifPresent(authorizer -> authorizer.resources(api.id(), api.service(), functions).stream()
                            .map(resource -> resource.from(event.origin()))
                            .forEach(resources::add));
        }
        resources.addAll(paths.values());
        List<Resource> preflights = preflights();
        resources.addAll(preflights);
        Models models = new Models(api);
        if (methods().stream().anyMatch(models::isValidated)) {
            resources.add(models.validator());
        }
        List<Resource> errors = new ErrorResponses(methods(), api).resources();
        resources.addAll(errors);
        resources.add(deployment(preflights, errors));
        resources.addAll(new UsagePlans(api).resources());
        TemplateFragment fragment = TemplateFragment.EMPTY;
        for (Resource resource : resources) {
            fragment = fragment.withResource(resource);
        }
        return fragment.withOutput(endpoint());
    }

    private List<Method> methods() {
        return events.events().stream()
                .map(event -> new Method(event.settings()))
                .toList();
    }

    private List<Resource> preflights() {
        Map<String, List<Method>> allowed = new LinkedHashMap<>();
        methods().stream()
                .filter(method -> method.cors().isPresent())
                .forEach(method -> allowed.computeIfAbsent(method.path(), path -> new ArrayList<>())
                        .add(method));
        return allowed.entrySet().stream()
                .map(path -> new Preflight(path.getKey(), path.getValue())
                        .resource(api.id(), new PathTree(api).id(path.getKey())))
                .toList();
    }

    /** A deployment has what exists when it is made. */
    private Resource deployment(List<Resource> preflights, List<Resource> errors) {
        List<LogicalId> dependencies =
                new ArrayList<>(preflights.stream().map(Resource::id).toList());
        methods().stream().map(Method::id).forEach(dependencies::add);
        errors.stream().map(Resource::id).forEach(dependencies::add);
        Value.Mapping properties = Value.mapping()
                .put("RestApiId", api.id())
                .put("StageName", api.stage())
                .put(
                        "Description",
                        api.values().get(RestApiSettings.DESCRIPTION).map(Value::of))
                .build();
        return Resource.of(RestApiIds.DEPLOYMENT, "AWS::ApiGateway::Deployment", properties)
                .after(dependencies);
    }

    private Output endpoint() {
        List<Value> url = new ArrayList<>(ExecuteApi.host(api.id()));
        url.add(Value.of("/" + api.stage()));
        return Output.of(
                RestApiIds.ENDPOINT_OUTPUT,
                Optional.of("URL of the service endpoint"),
                Intrinsic.join("", url.toArray(Value[]::new)));
    }
}
