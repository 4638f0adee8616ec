/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who may call a method.
 *
 * @param settings as configured, {@link #SECTION}
 * @param isInOneWord whether only its name or ARN is written
 */
record MethodAuthorizer(PropertyValues settings, boolean isInOneWord) {

    private static final EventShape TOKEN = EventShape.request(
                    "a token to a TOKEN authorizer", "APIGatewayCustomAuthorizerEvent")
            .answeredBy("IamPolicyResponseV1", "IamPolicyResponse")
            .withRemedy("APIGatewayProxyRequestEvent", "set \"type: request\" of the authorizer");

    private static final EventShape REQUEST = EventShape.request(
                    "a request to a REQUEST authorizer",
                    "APIGatewayCustomAuthorizerEvent",
                    "APIGatewayProxyRequestEvent",
                    "com.amazonaws.serverless.proxy.model.AwsProxyRequest")
            .answeredBy("IamPolicyResponseV1", "IamPolicyResponse");

    private static final String COGNITO = "COGNITO_USER_POOLS";

    static final Property<Value> ARN = Property.of(
            "arn",
            TemplateTypes.textOrIntrinsic(Types.text("an ARN", "arn:\\S+")),
            "The ARN of a function, or of a Cognito user pool.",
            "!GetAtt Pool.Arn");

    static final Property<Value> AUTHORIZER_ID = Property.of(
            "authorizerId",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "The id of an authorizer that exists, or is in \"resources\"; needs a \"type\".",
            "!Ref Authorizer");

    static final Property<List<String>> CLAIMS = Property.of(
            "claims",
            Types.list(Types.text()),
            "Claims of a user pool that the function gets by the integration lambda.",
            "[email]");

    private static final Property<String> IDENTITY_SOURCE = Property.of(
            "identitySource",
            Types.text(),
            "Where in the request the identity is; the header Authorization unless set.",
            "method.request.header.X-Token");

    private static final Property<String> VALIDATION = Property.of(
            "identityValidationExpression",
            Types.text(),
            "The form of the token, as a regular expression.",
            "Bearer .*");

    private static final Property<Boolean> MANAGED_EXTERNALLY = Property.of(
            "managedExternally",
            Types.bool(),
            "Whether the permission to call the function is given elsewhere.",
            "true");

    static final Property<String> NAME =
            Property.of("name", Types.text(), "The key of the function, or a name for the \"arn\".", "authorize");

    private static final Property<Integer> TTL = Property.of(
            "resultTtlInSeconds",
            Types.integer(0, 3600),
            "For how many seconds an answer counts for the same identity; 300 unless set.",
            "60");

    private static final Property<List<Value>> SCOPES = Property.of(
            "scopes",
            Types.list(TemplateTypes.textOrIntrinsic(Types.text())),
            "The scopes of which a token of a user pool must have one.",
            "[orders/read]");

    static final Property<String> TYPE = Property.of(
            "type",
            Types.text(
                            "one of token, request, cognito_user_pools, aws_iam",
                            "[Tt][Oo][Kk][Ee][Nn]|[Rr][Ee][Qq][Uu][Ee][Ss][Tt]|[Aa][Ww][Ss]_[Ii][Aa][Mm]"
                                    + "|[Cc][Oo][Gg][Nn][Ii][Tt][Oo]_[Uu][Ss][Ee][Rr]_[Pp][Oo][Oo][Ll][Ss]")
                    .strict()
                    .map(type -> type.toUpperCase(Locale.ROOT)),
            "What it looks at: token (unless set) and request call a function, cognito_user_pools checks tokens of a user pool,"
                    + " aws_iam leaves it to IAM.",
            "request");

    static final PropertyType<PropertyValues> SECTION = ObjectSchema.of(List.of(
            ARN, AUTHORIZER_ID, CLAIMS, IDENTITY_SOURCE, VALIDATION, MANAGED_EXTERNALLY, NAME, TTL, SCOPES, TYPE));

    Optional<String> type() {
        return settings.get(TYPE);
    }

    boolean isIam() {
        return type().filter("AWS_IAM"::equals).isPresent();
    }

    boolean isExternal() {
        return type().isPresent() && !isIam() && settings.get(AUTHORIZER_ID).isPresent();
    }

    boolean isCognito() {
        return type().filter(COGNITO::equals).isPresent()
                || arnText()
                        .filter(arn -> arn.matches("arn:[a-zA-Z-]*:cognito-idp.*"))
                        .isPresent();
    }

    private Optional<String> arnText() {
        return settings.get(ARN).filter(Value.Text.class::isInstance).map(arn -> ((Value.Text) arn).text());
    }

    /** The key of a function of the service, unless an ARN says whom to ask. */
    Optional<String> functionKey() {
        return settings.get(ARN).isPresent() ? Optional.empty() : settings.get(NAME);
    }

    /** The name; empty if it has none and the ARN does not show it. */
    Optional<String> name() {
        return settings.get(NAME)
                .or(() -> arnText().map(arn -> {
                    String last = arn.substring(arn.lastIndexOf(':') + 1);
                    return last.substring(last.lastIndexOf('-') + 1);
                }));
    }

    List<String> claims() {
        return settings.get(CLAIMS).orElse(List.of());
    }

    /** Whether the service has an authorizer of its own for this. */
    boolean isOwn() {
        return !isIam() && !isExternal();
    }

    /** What the function is asked with, and answers. */
    EventShape shape() {
        return type().filter("REQUEST"::equals).isPresent() ? REQUEST : TOKEN;
    }

    /** The properties of the method that say who may call. */
    Value.Mapping toValue() {
        if (isIam()) {
            return Value.mapping("AuthorizationType", Value.of("AWS_IAM"));
        }
        Value authorizer = isExternal()
                ? settings.get(AUTHORIZER_ID).orElseThrow()
                : Intrinsic.ref(RestApiIds.authorizer(name().orElseThrow()));
        return Value.mapping()
                .put("AuthorizationType", isCognito() ? COGNITO : "CUSTOM")
                .put("AuthorizerId", authorizer)
                .put(
                        "AuthorizationScopes",
                        settings.get(SCOPES)
                                .filter(scopes -> isCognito() && !scopes.isEmpty())
                                .map(Value.Sequence::new))
                .build();
    }

    /** The authorizer and the permission to call its function. */
    List<Resource> resources(Value api, Service service, Set<String> functionsWithMethods) {
        Optional<FunctionScope> function = functionKey().flatMap(key -> RequestProblems.function(key, service));
        Optional<InvocationTarget> target = function.map(scope -> InvocationTarget.of(service, scope.function()));
        Value arn =
                target.map(InvocationTarget::arn).or(() -> settings.get(ARN)).orElseThrow();
        String name = name().orElseThrow();
        List<LogicalId> dependencies =
                target.map(InvocationTarget::dependencies).orElse(List.of());
        List<Resource> resources = new ArrayList<>();
        resources.add(
                Resource.of(RestApiIds.authorizer(name), "AWS::ApiGateway::Authorizer", properties(api, arn, name))
                        .after(dependencies));
        boolean permitted = isCognito()
                || settings.get(MANAGED_EXTERNALLY).orElse(false)
                || functionKey().filter(functionsWithMethods::contains).isPresent();
        if (!permitted) {
            Value called = dependencies.isEmpty() ? arn : Intrinsic.ref(dependencies.get(0));
            resources.add(ExecuteApi.permission(RestApiIds.permission(name), called, api, "/*/*"));
        }
        Optional<String> condition = function.flatMap(Condition::of);
        return resources.stream().map(resource -> resource.when(condition)).toList();
    }

    private Value.Mapping properties(Value api, Value arn, String name) {
        boolean uncached = type().filter("REQUEST"::equals).isPresent()
                && settings.get(TTL).filter(ttl -> ttl == 0).isPresent();
        Optional<String> source = settings.get(IDENTITY_SOURCE)
                .or(() -> uncached ? Optional.empty() : Optional.of("method.request.header.Authorization"));
        Value.MappingBuilder properties = Value.mapping()
                .put(
                        "AuthorizerResultTtlInSeconds",
                        isInOneWord
                                ? Optional.<Value>empty()
                                : Optional.of(Value.of(settings.get(TTL).orElse(300))))
                .put("IdentitySource", source.map(Value::of))
                .put("Name", name)
                .put("RestApiId", api)
                .put("IdentityValidationExpression", settings.get(VALIDATION).map(Value::of));
        return isCognito()
                ? properties
                        .put("Type", COGNITO)
                        .put("ProviderARNs", Value.list(arn))
                        .build()
                : properties
                        .put("AuthorizerUri", ExecuteApi.invocationUri(arn))
                        .put("Type", type().orElse("TOKEN"))
                        .build();
    }
}
