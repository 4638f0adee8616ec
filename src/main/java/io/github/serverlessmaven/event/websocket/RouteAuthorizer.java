/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.websocket;

import io.github.serverlessmaven.event.ExecuteApi;
import io.github.serverlessmaven.event.RequestProblems;
import io.github.serverlessmaven.feature.Condition;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.feature.InvocationTarget;
import io.github.serverlessmaven.model.EventShape;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Optional;

/**
 * Who may connect to a WebSocket API: IAM decides, or a function does.
 *
 * @param settings as configured, {@link #SECTION}
 */
record RouteAuthorizer(PropertyValues settings) {

    /** What the function is asked with, and answers. */
    static final EventShape REQUEST = EventShape.request(
                    "a request to an authorizer of a WebSocket API",
                    "APIGatewayCustomAuthorizerEvent",
                    "APIGatewayProxyRequestEvent",
                    "APIGatewayV2WebSocketEvent",
                    "APIGatewayV2ProxyRequestEvent")
            .answeredBy("IamPolicyResponse", "IamPolicyResponseV1");

    private static final String DEFAULT_SOURCE = "route.request.header.Auth";

    static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.textOrIntrinsic(Types.text("the ARN of a function", "arn:\\S+")),
            "The ARN of a function that is not one of this service.",
            "arn:aws:lambda:eu-central-1:123456789012:function:authorize");

    static final Property<String> NAME = Property.of(
            "name",
            Types.text("letters, digits, - and _", "[A-Za-z0-9_-]+").strict(),
            "The key of the function of this service that decides, or a name for an \"arn\" that is an intrinsic function.",
            "authorize");

    static final Property<List<String>> IDENTITY_SOURCE = Property.of(
            "identitySource",
            Types.list(Types.text()),
            "Where in the request the identity is; the header Auth unless set. A request without it is refused.",
            "[route.request.querystring.token]");

    static final Property<String> TYPE = Property.of(
            "type",
            Types.text("request or aws_iam", "[Rr][Ee][Qq][Uu][Ee][Ss][Tt]|[Aa][Ww][Ss]_[Ii][Aa][Mm]")
                    .strict(),
            "Who decides: a function (request, unless set) or IAM (aws_iam).",
            "aws_iam");

    static final PropertyType<PropertyValues> SECTION = ObjectSchema.of(List.of(NAME, ARN, IDENTITY_SOURCE, TYPE));

    boolean isIam() {
        return settings.get(TYPE).filter("aws_iam"::equalsIgnoreCase).isPresent();
    }

    /** The key of a function of the service, unless an ARN says which function decides. */
    Optional<String> functionKey() {
        return settings.get(ARN).isPresent() ? Optional.empty() : settings.get(NAME);
    }

    Optional<FunctionScope> function(Service service) {
        return functionKey().flatMap(key -> RequestProblems.function(key, service));
    }

    /** The name: that of the function, and for an ARN what follows its last colon; empty if neither shows it. */
    Optional<String> name() {
        return settings.get(ARN)
                .filter(Value.Text.class::isInstance)
                .map(arn -> ((Value.Text) arn).text())
                .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
                .or(() -> settings.get(NAME));
    }

    private LogicalId id() {
        return WebSocketIds.authorizer(name().orElseThrow());
    }

    /** The properties of the route that say who may connect. */
    Value.Mapping toValue() {
        return isIam()
                ? Value.mapping("AuthorizationType", Value.of("AWS_IAM"))
                : Value.mapping()
                        .put("AuthorizationType", "CUSTOM")
                        .put("AuthorizerId", Intrinsic.ref(id()))
                        .build();
    }

    Resource resource(Value api, Service service) {
        Optional<InvocationTarget> target = target(service);
        Value.Mapping properties = Value.mapping()
                .put("ApiId", api)
                .put("Name", name().orElseThrow())
                .put("AuthorizerType", "REQUEST")
                .put("AuthorizerUri", ExecuteApi.invocationUri(arn(target)))
                .put("IdentitySource", Value.texts(settings.get(IDENTITY_SOURCE).orElse(List.of(DEFAULT_SOURCE))))
                .build();
        return Resource.of(id(), "AWS::ApiGatewayV2::Authorizer", properties)
                .after(target.map(InvocationTarget::dependencies).orElse(List.of()))
                .when(function(service).flatMap(Condition::of));
    }

    Resource permission(Value api, Service service) {
        LogicalId id = WebSocketIds.permission(name().orElseThrow());
        Optional<InvocationTarget> target = target(service);
        return target.map(own -> ExecuteApi.permission(id, own, api, "/*"))
                .orElseGet(() -> ExecuteApi.permission(id, arn(target), api, "/*"))
                .when(function(service).flatMap(Condition::of));
    }

    private Optional<InvocationTarget> target(Service service) {
        return function(service).map(scope -> InvocationTarget.of(service, scope.function()));
    }

    private Value arn(Optional<InvocationTarget> target) {
        return target.map(InvocationTarget::arn).or(() -> settings.get(ARN)).orElseThrow();
    }
}
