/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.event.DeploymentId;
import io.github.serverlessmaven.event.Event;
import io.github.serverlessmaven.event.EventSource;
import io.github.serverlessmaven.event.ExecuteApi;
import io.github.serverlessmaven.event.ServedApi;
import io.github.serverlessmaven.event.ServiceEvents;
import io.github.serverlessmaven.feature.RequestShapes;
import io.github.serverlessmaven.manifest.ApiLogging;
import io.github.serverlessmaven.manifest.RestApiStage;
import io.github.serverlessmaven.model.Delivery;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.FunctionEndpoint;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.TemplateFragment;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests to a REST API: {@code AWS::ApiGateway::RestApi} with a method for each event. */
public final class RestApi implements EventSource<PropertyValues> {

    private static final String TYPES = "AWS::ApiGateway::";

    /** What changes nothing of a deployment. */
    private static final Set<String> NOT_DEPLOYED = Set.of(
            TYPES + "ApiKey",
            TYPES + "UsagePlan",
            TYPES + "UsagePlanKey",
            TYPES + "Account",
            TYPES + "DomainName",
            TYPES + "BasePathMapping");

    private static boolean isDeployed(String type) {
        return type.startsWith(TYPES) && !NOT_DEPLOYED.contains(type);
    }

    private static final Property<PropertyValues> EVENT = Property.of(
            "http",
            Types.deferred(() -> Method.TYPE),
            "Requests to a REST API.",
            "{method: get, path: '/orders/{id}'}");

    static final Property<String> API_NAME =
            Property.of("apiName", Types.text(), "The name of the REST API; <stage>-<service> unless set.", "orders");

    @Override
    public Property<PropertyValues> type() {
        return EVENT;
    }

    @Override
    public List<Property<?>> providerProperties() {
        return List.of(API_NAME, Endpoint.TYPE, Endpoint.VPC_ENDPOINTS);
    }

    @Override
    public List<Property<?>> apiGatewayProperties() {
        return RestApiSettings.API_GATEWAY;
    }

    @Override
    public List<Property<?>> logProperties() {
        return List.of(StageSettings.LOG);
    }

    @Override
    public List<Property<?>> tracingProperties() {
        return List.of(StageSettings.TRACED);
    }

    @Override
    public Optional<ServedApi> api(Service service) {
        RestApiSettings api = RestApiSettings.of(service);
        return Optional.of(new ServedApi(
                ServedApi.Kind.REST, api.id(), Value.of(api.stage()), List.of(RestApiIds.DEPLOYMENT), api.url()));
    }

    @Override
    public void check(Event<PropertyValues> event, Diagnostics diagnostics) {
        new MethodRules(RestApiSettings.of(event.scope().service()), diagnostics).check(event);
    }

    @Override
    public void checkShared(ServiceEvents<PropertyValues> events, Diagnostics diagnostics) {
        new RestApiRules(events, diagnostics).check();
    }

    @Override
    public Value.Mapping finish(Value.Mapping template) {
        return DeploymentId.addTo(
                template,
                RestApiIds.DEPLOYMENT,
                resource -> resource.text("Type").filter(RestApi::isDeployed).isPresent());
    }

    @Override
    public List<Delivery> deliveries(Event<PropertyValues> event) {
        Method method = new Method(event.settings());
        List<Delivery> deliveries = new ArrayList<>();
        if (!method.isHttp() && !method.integration().equals("MOCK")) {
            deliveries.add(
                    method.isProxy() && !method.isAsync()
                            ? event.delivery(RequestShapes.REST_API)
                            : event.deliveryOfAnything());
        }
        method.authorizer()
                .flatMap(authorizer -> authorizer
                        .functionKey()
                        .filter(key -> authorizer.isOwn() && !authorizer.isCognito())
                        .map(key -> Delivery.of(key, event.origin(), authorizer.shape())))
                .ifPresent(deliveries::add);
        return deliveries;
    }

    @Override
    public TemplateFragment contribute(Event<PropertyValues> event) {
        RestApiSettings api = RestApiSettings.of(event.scope().service());
        Method method = new Method(event.settings());
        TemplateFragment fragment = TemplateFragment.EMPTY
                .withResource(ExecuteApi.permission(
                        RestApiIds.permission(event.functionKey()), event.target(), api.id(), "/*/*"))
                .withResource(method(event, method, api))
                .withEndpoint(new FunctionEndpoint(
                        event.functionKey(),
                        method.method(),
                        ServedApi.Kind.REST.base(),
                        method.url(),
                        Optional.empty()));
        for (Resource model : new Models(api).resources(method)) {
            fragment = fragment.withResource(model);
        }
        return fragment;
    }

    private static Resource method(Event<PropertyValues> event, Method method, RestApiSettings api) {
        Integration integration = new Integration(event, method, api);
        Models models = new Models(api);
        Value.MappingBuilder parameters = Value.mapping();
        MethodRequest.parameters(method.request())
                .forEach((name, parameter) -> parameters.put(name, Value.of(parameter.required())));
        List<LogicalId> dependencies = new ArrayList<>(List.of(RestApiIds.permission(event.functionKey())));
        dependencies.addAll(event.target().dependencies());
        Value.MappingBuilder properties = Value.mapping()
                .put("HttpMethod", method.method())
                .put("RequestParameters", parameters.build())
                .put("ResourceId", new PathTree(api).id(method.path()))
                .put("RestApiId", api.id())
                .put("OperationName", method.operation().map(Value::of))
                .put("ApiKeyRequired", Value.of(method.isPrivate()))
                .put("AuthorizationType", "NONE");
        method.authorizer().ifPresent(authorizer -> {
            authorizer.toValue().entries().forEach(properties::put);
            if (authorizer.isOwn()) {
                dependencies.add(RestApiIds.authorizer(authorizer.name().orElseThrow()));
            }
        });
        properties.put("Integration", integration.toValue()).put("MethodResponses", integration.methodResponses());
        if (models.isValidated(method)) {
            properties.put(
                    "RequestValidatorId",
                    Intrinsic.ref(RestApiIds.validator(api.service().name())));
        }
        properties.put("RequestModels", models.references(method));
        return Resource.of(method.id(), "AWS::ApiGateway::Method", properties.build())
                .after(dependencies);
    }

    @Override
    public ApiLogging apiLogging(ServiceEvents<PropertyValues> events) {
        boolean logs = new StageSettings(RestApiSettings.of(events.service())).writesLogs();
        return logs ? logging(events.service()) : ApiLogging.NONE;
    }

    /** What is configured for logs of APIs of every kind. */
    public static ApiLogging logging(Service service) {
        return new StageSettings(RestApiSettings.of(service)).logging();
    }

    @Override
    public RestApiStage restApiStage(ServiceEvents<PropertyValues> events) {
        return new StageSettings(RestApiSettings.of(events.service())).toStage();
    }

    @Override
    public TemplateFragment contributeShared(ServiceEvents<PropertyValues> events) {
        return new SharedRestApi(events, RestApiSettings.of(events.service())).fragment();
    }
}
