/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ExecuteApi;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.feature.RequestShapes;
import io.github.serverlessmaven.feature.Tags;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Requests to an HTTP API: {@code AWS::ApiGatewayV2::Api} with a route for each event. */
public final class HttpApi implements EventSource<PropertyValues> {

    private static final Property<PropertyValues> TYPE = Property.of(
            "httpApi",
            Types.deferred(() -> Route.TYPE),
            "Requests to an HTTP API.",
            "{method: get, path: '/orders/{id}'}");

    static final Property<PropertyValues> FUNCTION = Property.of(
            "httpApi",
            Types.deferred(() -> HttpApiSettings.OF_FUNCTION),
            "How requests of the HTTP API reach the function; each key takes precedence over the provider's.",
            "{payload: '1.0'}");

    static final Property<PropertyValues> PROVIDER = Property.of(
            "httpApi",
            Types.deferred(() -> HttpApiSettings.OF_PROVIDER),
            "The HTTP API of \"httpApi\" events.",
            "{cors: true, metrics: true}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(PROVIDER);
    }

    @Override
    public List<Property<?>> logProperties() {
        return List.of(HttpApiSettings.LOG);
    }

    @Override
    public List<Property<?>> functionProperties() {
        return List.of(FUNCTION);
    }

    @Override
    public Optional<ServedApi> api(Service service) {
        HttpApiSettings api = HttpApiSettings.of(service);
        Value stage = api.isExternal() ? Value.of(HttpApiStage.NAME) : Intrinsic.ref(HttpApiIds.STAGE);
        return Optional.of(new ServedApi(ServedApi.Kind.HTTP, api.id(), stage, List.of(), api.url()));
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        new RouteRules(HttpApiSettings.of(event.scope().service()), diagnostics).check(event);
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        HttpApiRules.check(events, diagnostics);
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        HttpApiSettings api = HttpApiSettings.of(event.scope().service());
        Stream<Delivery> toAuthorizer = new Route(event.settings())
                        .authorizer()
                        .flatMap(authorizer -> authorizer.configured(api))
                        .filter(Authorizer::isRequest)
                        .flatMap(authorizer -> authorizer
                                .function(event.scope().service())
                                .map(scope -> Delivery.of(scope.function().key(), event.origin(), authorizer.shape())))
                        .stream();
        return Stream.concat(Stream.of(request(event, api)), toAuthorizer).toList();
    }

    /** The user's own template may change the payload. */
    private static Delivery request(Event<PropertyValues> event, HttpApiSettings api) {
        boolean isChanged = event.scope()
                .service()
                .ownResource(HttpApiIds.integration(event.functionKey()))
                .isPresent();
        return isChanged
                ? event.deliveryOfAnything()
                : event.delivery(RequestShapes.httpApi(api.payload(event.scope())));
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        HttpApiSettings api = HttpApiSettings.of(event.scope().service());
        return endpoint(event)
                .withResource(ExecuteApi.permission(
                        HttpApiIds.permission(event.functionKey()), event.target(), api.id(), "/*"))
                .withResource(integration(event, api))
                .withResource(route(event, api));
    }

    /** Where requests of the event are sent. */
    private static TemplateFragment endpoint(Event<PropertyValues> event) {
        Route route = new Route(event.settings());
        return TemplateFragment.EMPTY.withEndpoint(new FunctionEndpoint(
                event.functionKey(),
                route.method(),
                ServedApi.Kind.HTTP.base(),
                route.isDefault() ? "" : route.path(),
                Optional.empty()));
    }

    private static Resource integration(Event<PropertyValues> event, HttpApiSettings api) {
        Value.Mapping properties = Value.mapping()
                .put("ApiId", api.id())
                .put("IntegrationType", "AWS_PROXY")
                .put("IntegrationUri", event.target().arn())
                .put("PayloadFormatVersion", api.payload(event.scope()))
                .put("TimeoutInMillis", Value.of(api.timeout(event.scope())))
                .build();
        return Resource.of(HttpApiIds.integration(event.functionKey()), "AWS::ApiGatewayV2::Integration", properties)
                .after(event.target().dependencies());
    }

    private static Resource route(Event<PropertyValues> event, HttpApiSettings api) {
        Route route = new Route(event.settings());
        LogicalId integration = HttpApiIds.integration(event.functionKey());
        Value.MappingBuilder properties = Value.mapping()
                .put("ApiId", api.id())
                .put("RouteKey", route.key())
                .put("Target", Intrinsic.join("/", Value.of("integrations"), Intrinsic.ref(integration)));
        route.authorizer()
                .ifPresent(authorizer -> authorizer.toValue(api).entries().forEach(properties::put));
        return Resource.of(HttpApiIds.route(route.key()), "AWS::ApiGatewayV2::Route", properties.build())
                .after(List.of(integration));
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<PropertyValues> events) {
        Service service = events.service();
        HttpApiSettings settings = HttpApiSettings.of(service);
        if (settings.isExternal()) {
            return settings.isImported() ? TemplateFragment.EMPTY.withOutput(url(settings)) : TemplateFragment.EMPTY;
        }
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(api(settings, events))
                .withResource(HttpApiStage.of(settings, events));
        if (settings.logFormat().isPresent()) {
            fragment = fragment.withResource(
                    LogGroup.shared(HttpApiIds.LOG_GROUP, "/aws/http-api/" + service.stackName(), service));
        }
        for (Authorizer authorizer : settings.authorizers()) {
            for (Resource resource : authorizer.resources(settings.id(), service)) {
                fragment = fragment.withResource(resource);
            }
        }
        return fragment.withOutput(Output.of(HttpApiIds.ID_OUTPUT, Optional.of("Id of the HTTP API"), settings.id()))
                .withOutput(url(settings));
    }

    private static Output url(HttpApiSettings settings) {
        return Output.of(
                HttpApiIds.URL_OUTPUT,
                Optional.of("URL of the HTTP API"),
                Intrinsic.join("", ExecuteApi.host(settings.id()).toArray(Value[]::new)));
    }

    private static Resource api(HttpApiSettings settings, ServiceEvents<PropertyValues> events) {
        List<Route> routes = events.events().stream()
                .map(event -> new Route(event.settings()))
                .toList();
        Value.Mapping properties = Value.mapping()
                .put("Name", settings.name(events.service().names()))
                .put("ProtocolType", "HTTP")
                .put("Description", settings.values().get(HttpApiSettings.DESCRIPTION))
                .put("DisableExecuteApiEndpoint", settings.isDisabled())
                .put("Tags", tags(events.service()))
                .put("CorsConfiguration", settings.cors().map(cors -> HttpApiCors.toValue(cors, routes)))
                .build();
        return Resource.of(HttpApiIds.API, "AWS::ApiGatewayV2::Api", properties);
    }

    /** The provider's tags, of which these resources have a mapping. */
    static Optional<Value> tags(Service service) {
        Map<String, Value> tags = Tags.ofProvider(service);
        return tags.isEmpty() ? Optional.empty() : Optional.of(new Value.Mapping(tags));
    }
}
