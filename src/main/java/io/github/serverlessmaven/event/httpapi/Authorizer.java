/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

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
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Resource;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An authorizer of the HTTP API: it checks a JWT, or calls a function.
 *
 * @param key by which routes refer to it
 * @param settings as configured, {@link #TYPE}
 */
record Authorizer(String key, PropertyValues settings) {

    static final String REQUEST = "request";
    static final String NAME_FORM = "[A-Za-z0-9_-]+";
    static final String NAME_DESCRIPTION = "letters, digits, - and _";

    private static final Property<String> KIND = Property.of(
            "type",
            Types.choice(List.of("jwt", REQUEST)).strict(),
            "Whether it checks a JWT, or asks a function; jwt unless set.",
            REQUEST);

    private static final Property<String> NAME = Property.of(
            "name",
            Types.text(NAME_DESCRIPTION, NAME_FORM).strict(),
            "The name of the authorizer; its key unless set.",
            "customers");

    static final Property<List<Value>> IDENTITY_SOURCE = Property.of(
            "identitySource",
            Types.list(TemplateTypes.textOrIntrinsic(Types.text())),
            "Where in the request the token or the identity is; one place for a JWT.",
            "[$request.header.Authorization]");

    static final Property<Value> ISSUER = Property.of(
            "issuerUrl",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "Who issues the JWTs.",
            "https://cognito-idp.eu-central-1.amazonaws.com/eu-central-1_a1B2c3D4e");

    static final Property<List<Value>> AUDIENCE = Property.of(
            "audience",
            Types.list(TemplateTypes.textOrIntrinsic(Types.text())),
            "For whom the JWTs are issued; a JWT must name one of them.",
            "[orders]");

    static final Property<String> FUNCTION_NAME = Property.of(
            "functionName", Types.text(), "The key of the function of this service that decides.", "authorize");

    static final Property<Value> FUNCTION_ARN = Property.of(
            "functionArn",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "The ARN of another function that decides.",
            "arn:aws:lambda:eu-central-1:123456789012:function:authorize");

    static final Property<Boolean> MANAGED_EXTERNALLY = Property.of(
            "managedExternally",
            Types.bool(),
            "Whether the permission to call the function is given elsewhere.",
            "true");

    /** From "AuthorizerResultTtlInSeconds" in the API Gateway V2 API reference. */
    static final Property<Integer> TTL = Property.of(
            "resultTtlInSeconds",
            Types.integer(0, 3600),
            "For how many seconds an answer of the function counts for the same identity; 0 for once.",
            "300");

    static final Property<Boolean> SIMPLE = Property.of(
            "enableSimpleResponses",
            Types.bool(),
            "Whether the function answers {isAuthorized: true} or false, instead of an IAM policy.",
            "true");

    static final Property<String> PAYLOAD = Property.of(
            "payloadVersion",
            Types.choice(List.of("1.0", "2.0")),
            "The version of the form in which requests reach the function; 2.0 unless set.",
            "'2.0'");

    static final PropertyType<PropertyValues> TYPE = ObjectSchema.of(List.of(
            KIND,
            NAME,
            IDENTITY_SOURCE,
            ISSUER,
            AUDIENCE,
            FUNCTION_NAME,
            FUNCTION_ARN,
            MANAGED_EXTERNALLY,
            TTL,
            SIMPLE,
            PAYLOAD));

    boolean isRequest() {
        return settings.get(KIND).filter(REQUEST::equals).isPresent();
    }

    String name() {
        return settings.get(NAME).orElse(key);
    }

    LogicalId id() {
        return HttpApiIds.authorizer(name());
    }

    /** The version of the payload that the function gets. */
    String payload() {
        return settings.get(PAYLOAD).orElse("2.0");
    }

    /** What the function is asked with, and answers. */
    EventShape shape() {
        boolean isFirst = payload().equals("1.0");
        EventShape asked = isFirst
                ? EventShape.request(
                        "a request to an authorizer with the payload 1.0",
                        "APIGatewayCustomAuthorizerEvent",
                        "APIGatewayProxyRequestEvent")
                : EventShape.request(
                        "a request to an authorizer", "APIGatewayV2CustomAuthorizerEvent", "APIGatewayV2HTTPEvent");
        return (settings.get(SIMPLE).orElse(false)
                        ? asked.answeredBy("SimpleIAMPolicyResponse", "IamPolicyResponse", "IamPolicyResponseV1")
                        : asked.answeredBy("IamPolicyResponse", "IamPolicyResponseV1"))
                .withRemedy("SimpleIAMPolicyResponse", "set \"enableSimpleResponses: true\" of the authorizer")
                .withRemedy(
                        isFirst ? "APIGatewayV2CustomAuthorizerEvent" : "APIGatewayCustomAuthorizerEvent",
                        isFirst
                                ? "set \"payloadVersion: '2.0'\" of the authorizer"
                                : "set \"payloadVersion: '1.0'\" of the authorizer");
    }

    /** The function of the service that decides, if one does. */
    Optional<FunctionScope> function(Service service) {
        return settings.get(FUNCTION_NAME).flatMap(name -> RequestProblems.function(name, service));
    }

    /** The authorizer, and the permission to call its function; both exist only if the function does. */
    List<Resource> resources(Value api, Service service) {
        if (!isRequest()) {
            return List.of(resource(jwt(api)));
        }
        Optional<FunctionScope> function = function(service);
        Optional<InvocationTarget> target = function.map(scope -> InvocationTarget.of(service, scope.function()));
        Value arn = target.map(InvocationTarget::arn)
                .or(() -> settings.get(FUNCTION_ARN))
                .orElseThrow();
        List<Resource> resources = new ArrayList<>();
        if (!settings.get(MANAGED_EXTERNALLY).orElse(false)) {
            LogicalId id = HttpApiIds.authorizerPermission(name());
            resources.add(target.map(own -> ExecuteApi.permission(id, own, api, "/*"))
                    .orElseGet(() -> ExecuteApi.permission(id, arn, api, "/*")));
        }
        resources.add(resource(request(api, arn))
                .after(target.map(InvocationTarget::dependencies).orElse(List.of())));
        Optional<String> condition = function.flatMap(Condition::of);
        return resources.stream().map(resource -> resource.when(condition)).toList();
    }

    private Resource resource(Value.Mapping properties) {
        return Resource.of(id(), "AWS::ApiGatewayV2::Authorizer", properties);
    }

    private Value.Mapping jwt(Value api) {
        Value.Mapping configuration = Value.mapping()
                .put(
                        "Audience",
                        new Value.Sequence(settings.get(AUDIENCE).orElseThrow().stream()
                                .distinct()
                                .toList()))
                .put("Issuer", settings.get(ISSUER).orElseThrow())
                .build();
        return common(api)
                .put("AuthorizerType", "JWT")
                .put("JwtConfiguration", configuration)
                .build();
    }

    private Value.Mapping request(Value api, Value function) {
        return common(api)
                .put("AuthorizerType", "REQUEST")
                .put("EnableSimpleResponses", settings.get(SIMPLE).map(Value::of))
                .put("AuthorizerResultTtlInSeconds", settings.get(TTL).map(Value::of))
                .put("AuthorizerPayloadFormatVersion", payload())
                .put("AuthorizerUri", ExecuteApi.invocationUri(function))
                .build();
    }

    private Value.MappingBuilder common(Value api) {
        return Value.mapping()
                .put("ApiId", api)
                .put("Name", name())
                .put(
                        "IdentitySource",
                        new Value.Sequence(settings.get(IDENTITY_SOURCE).orElse(List.of())));
    }
}
