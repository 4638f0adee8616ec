/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.DeploymentId;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ExecuteApi;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.event.restapi.RestApi;
import io.github.serverlessmaven.feature.LogGroup;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Output;
import io.github.serverlessmaven.template.PolicyStatement;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages to a WebSocket API: {@code AWS::ApiGatewayV2::Api} with a route for each event. */
public final class WebSocket implements EventSource<PropertyValues> {

    /** The second class is that of the library's versions before 3. */
    private static final EventShape MESSAGE = EventShape.request(
            "a message to a WebSocket API", "APIGatewayV2WebSocketEvent", "APIGatewayV2ProxyRequestEvent");

    private static final String TYPES = "AWS::ApiGatewayV2::";

    /** What of an API is no part of its deployments. */
    private static final Set<String> NOT_DEPLOYED = Set.of(TYPES + "Stage", TYPES + "Deployment", TYPES + "ApiMapping");

    private static final Property<PropertyValues> TYPE =
            Property.of("websocket", Types.deferred(() -> Route.SETTINGS), "Messages to a WebSocket API.", "$connect");

    static final Property<String> NAME = Property.of(
            "websocketsApiName",
            Types.text(128),
            "The name of the WebSocket API; <stage>-<service>-websockets unless set.",
            "orders-events");

    static final Property<String> SELECTION = Property.of(
            "websocketsApiRouteSelectionExpression",
            Types.text(),
            "Which part of a message selects its route; $request.body.action unless set.",
            "$request.body.type");

    static final Property<Value> DESCRIPTION = Property.of(
            "websocketsDescription",
            TemplateTypes.textOrIntrinsic(Types.text(1024)),
            "What the WebSocket API is for.",
            "Events of orders");

    static final Property<PropertyValues> STAGE = Property.of(
            "websocket",
            Types.deferred(() -> WebSocketSettings.OF_STAGE),
            "How the stage of the WebSocket API treats messages.",
            "{throttle: {burstLimit: 200, rateLimit: 100}}");

    @Override
    public Property<PropertyValues> type() {
        return TYPE;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(NAME, SELECTION, DESCRIPTION, STAGE);
    }

    @Override
    public List<Property<?>> apiGatewayProperties() {
        return List.of(WebSocketSettings.ID);
    }

    @Override
    public List<Property<?>> logProperties() {
        return List.of(WebSocketSettings.LOG);
    }

    @Override
    public Optional<ServedApi> api(Service service) {
        WebSocketSettings api = new WebSocketSettings(service);
        return Optional.of(new ServedApi(
                ServedApi.Kind.WEBSOCKET,
                api.id(),
                Value.of(service.stage()),
                List.of(api.isExternal() ? WebSocketIds.DEPLOYMENT : WebSocketIds.STAGE),
                Optional.of("${" + WebSocketIds.ENDPOINT_OUTPUT + "}")));
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        new WebSocketRules(new WebSocketSettings(event.scope().service()), diagnostics).check(event);
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        new WebSocketRules(new WebSocketSettings(events.service()), diagnostics).checkShared(events);
    }

    @Override
    public Value.Mapping finish(Value.Mapping template) {
        Value.Mapping resources = template.section("Resources");
        Optional<Value> api = resources
                .section(WebSocketIds.DEPLOYMENT.text())
                .section("Properties")
                .get("ApiId");
        Value own = resources.section(WebSocketIds.API.text());
        return DeploymentId.addTo(
                template,
                WebSocketIds.DEPLOYMENT,
                resource -> resource.equals(own)
                        || (isDeployed(resource)
                                && resource.section("Properties").get("ApiId").equals(api)));
    }

    private static boolean isDeployed(Value.Mapping resource) {
        return resource.text("Type")
                .filter(type -> type.startsWith(TYPES) && !NOT_DEPLOYED.contains(type))
                .isPresent();
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        List<Delivery> deliveries = new ArrayList<>(List.of(event.delivery(MESSAGE)));
        new Route(event.settings())
                .authorizer()
                .filter(authorizer -> !authorizer.isIam())
                .flatMap(authorizer -> authorizer.function(event.scope().service()))
                .map(scope -> Delivery.of(scope.function().key(), event.origin(), RouteAuthorizer.REQUEST))
                .ifPresent(deliveries::add);
        return deliveries;
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        Value api = new WebSocketSettings(event.scope().service()).id();
        Route route = new Route(event.settings());
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(
                        ExecuteApi.permission(WebSocketIds.permission(event.functionKey()), event.target(), api, "/*"))
                .withResource(integration(event, api))
                .withResource(route(event, route, api))
                .withEndpoint(new FunctionEndpoint(
                        event.functionKey(), "WEBSOCKET", ServedApi.Kind.WEBSOCKET.base(), "", Optional.empty()));
        return route.isAnswered() ? fragment.withResource(response(route, api)) : fragment;
    }

    private static Resource integration(Event<PropertyValues> event, Value api) {
        Value.Mapping properties = Value.mapping()
                .put("ApiId", api)
                .put("IntegrationType", "AWS_PROXY")
                .put("IntegrationUri", ExecuteApi.invocationUri(event.target().arn()))
                .build();
        return Resource.of(WebSocketIds.integration(event.functionKey()), TYPES + "Integration", properties)
                .after(event.target().dependencies());
    }

    private static Resource route(Event<PropertyValues> event, Route route, Value api) {
        LogicalId integration = WebSocketIds.integration(event.functionKey());
        Value.MappingBuilder properties = Value.mapping()
                .put("ApiId", api)
                .put("RouteKey", route.key())
                .put("Target", Intrinsic.join("/", Value.of("integrations"), Intrinsic.ref(integration)))
                .put(
                        "RouteResponseSelectionExpression",
                        route.settings().get(Route.RESPONSE).map(Value::of));
        route.authorizer()
                .map(RouteAuthorizer::toValue)
                .orElseGet(() -> Value.mapping("AuthorizationType", Value.of("NONE")))
                .entries()
                .forEach(properties::put);
        return Resource.of(route.id(), TYPES + "Route", properties.build());
    }

    private static Resource response(Route route, Value api) {
        Value.Mapping properties = Value.mapping()
                .put("ApiId", api)
                .put("RouteId", Intrinsic.ref(route.id()))
                .put("RouteResponseKey", Route.DEFAULT)
                .build();
        return Resource.of(WebSocketIds.routeResponse(route.key()), TYPES + "RouteResponse", properties);
    }

    @Override
    public ApiLogging apiLogging(ServiceEvents<PropertyValues> events) {
        WebSocketSettings api = new WebSocketSettings(events.service());
        return api.log()
                .filter(log ->
                        !api.isExternal() && (log.logsAccess() || !log.level().equals("OFF")))
                .map(log -> RestApi.logging(events.service()))
                .orElse(ApiLogging.NONE);
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<PropertyValues> events) {
        Service service = events.service();
        WebSocketSettings api = new WebSocketSettings(service);
        WebSocketStage stage = new WebSocketStage(api, events);
        List<Resource> resources = new ArrayList<>(authorizers(events, api));
        resources.add(stage.deployment());
        if (!api.isExternal()) {
            // the role refers to the API whatever conditions its functions have, and clients know its address
            resources.add(api.api().always());
            resources.add(stage.resource());
            api.log()
                    .ifPresent(log -> resources.add(LogGroup.shared(
                            WebSocketIds.LOG_GROUP,
                            "/aws/websocket/" + service.name() + "-" + service.stage(),
                            service)));
        }
        TemplateFragment fragment = TemplateFragment.EMPTY.withStatement(PolicyStatement.allow(
                List.of("execute-api:ManageConnections"),
                ExecuteApi.arn(api.id(), "/" + service.stage() + "/*/@connections/*")));
        for (Resource resource : resources) {
            fragment = fragment.withResource(resource);
        }
        return fragment.withOutput(endpoint(api));
    }

    /** Authorizers, and the permissions of those functions that have none by a route. */
    private static List<Resource> authorizers(ServiceEvents<PropertyValues> events, WebSocketSettings api) {
        Set<String> functions = events.events().stream().map(Event::functionKey).collect(Collectors.toSet());
        List<Resource> resources = new ArrayList<>();
        for (Event<PropertyValues> event : events.events()) {
            new Route(event.settings())
                    .authorizer()
                    .filter(authorizer -> !authorizer.isIam())
                    .ifPresent(authorizer -> {
                        resources.add(
                                authorizer.resource(api.id(), api.service()).from(event.origin()));
                        if (authorizer.functionKey().filter(functions::contains).isEmpty()) {
                            resources.add(authorizer
                                    .permission(api.id(), api.service())
                                    .from(event.origin()));
                        }
                    });
        }
        return resources;
    }

    private static Output endpoint(WebSocketSettings api) {
        List<Value> url = new ArrayList<>(ExecuteApi.host("wss", api.id()));
        url.add(Value.of("/" + api.service().stage()));
        return Output.of(
                WebSocketIds.ENDPOINT_OUTPUT,
                Optional.of("URL of the service endpoint"),
                Intrinsic.join("", url.toArray(Value[]::new)));
    }
}
