/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.httpapi;

import io.github.serverlessmaven.event.Throttle;
import io.github.serverlessmaven.feature.FunctionScope;
import io.github.serverlessmaven.model.Names;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.Intrinsic;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the HTTP API is configured.
 *
 * @param values those of {@link HttpApi#PROVIDER}
 * @param log how requests are logged; empty if they are not
 */
record HttpApiSettings(PropertyValues values, Optional<PropertyValues> log) {

    static final Property<Value> ID = Property.of(
            "id",
            TemplateTypes.textOrIntrinsic(Types.text()),
            "An existing API to which the routes are added; nothing else of it is changed.",
            "!ImportValue shared-api");

    private static final Property<String> NAME =
            Property.of("name", Types.text(128), "The name of the API; <stage>-<service> unless set.", "orders");

    private static final Property<Boolean> SERVICE_FIRST = Property.of(
            "shouldStartNameWithService",
            Types.bool(),
            "Whether the API is named <service>-<stage>, unless it has a name.",
            "true");

    static final Property<Value> DESCRIPTION = Property.of(
            "description",
            TemplateTypes.textOrIntrinsic(Types.text(1024)),
            "What the API is for.",
            "Orders of customers");

    /** The version of the form in which requests reach functions. */
    static final Property<String> PAYLOAD = Property.of(
            "payload",
            Types.choice(List.of("1.0", "2.0")),
            "The version of the form in which requests reach the function: APIGatewayV2HTTPEvent is of 2.0, which is the default,"
                    + " APIGatewayProxyRequestEvent of 1.0.",
            "'1.0'");

    /** From "TimeoutInMillis" in the API Gateway V2 API reference. */
    private static final Property<Integer> TIMEOUT = Property.of(
            "timeoutInMillis",
            Types.integer(50, 30_000),
            "After how many milliseconds API Gateway gives up waiting for the function; 30000 unless set.",
            "10000");

    static final Property<Boolean> METRICS =
            Property.of("metrics", Types.bool(), "Whether Amazon CloudWatch gets metrics of each route.", "true");

    static final Property<Throttle> THROTTLE = Property.of(
            "throttle",
            Throttle.TYPE,
            "How many requests of each route are let through, unless the route says so itself.",
            "{burstLimit: 200, rateLimit: 100}");

    static final Property<Optional<PropertyValues>> CORS =
            Property.of("cors", HttpApiCors.TYPE, "Which pages of other origins may call; true for all.", "true");

    static final Property<Map<String, PropertyValues>> AUTHORIZERS = Property.of(
            "authorizers",
            Types.mapOfNames(Authorizer.NAME_DESCRIPTION, Authorizer.NAME_FORM, Authorizer.TYPE),
            "Who may call, by names to which \"httpApi\" events refer.",
            "{customers: {identitySource: $request.header.Authorization, issuerUrl: 'https://example.com', audience: orders}}");

    private static final Property<Boolean> DISABLED = Property.of(
            "disableDefaultEndpoint", Types.bool(), "Whether the API is reached by a domain of yours only.", "true");

    private static final Property<String> PROVIDER_TAGS = Property.of(
                    "useProviderTags",
                    Types.choice(List.of("true")),
                    "Nothing any more: the provider's tags are the API's too.",
                    "true")
            .withoutEffect();

    /** The provider's section. */
    static final PropertyType<PropertyValues> OF_PROVIDER = ObjectSchema.of(List.of(
            ID,
            NAME,
            SERVICE_FIRST,
            DESCRIPTION,
            PAYLOAD,
            TIMEOUT,
            METRICS,
            THROTTLE,
            CORS,
            AUTHORIZERS,
            DISABLED,
            PROVIDER_TAGS));

    /** The function's section. */
    static final PropertyType<PropertyValues> OF_FUNCTION = ObjectSchema.of(List.of(PAYLOAD, TIMEOUT));

    private static final Property<String> FORMAT = Property.of(
            "format",
            Types.text(),
            "What is logged of a request, with $context variables; JSON of the usual ones unless set.",
            "$context.requestId $context.status");

    /** What {@code provider.logs} says about it. */
    static final Property<Optional<PropertyValues>> LOG = Property.of(
            "httpApi",
            Types.switchable(
                    Types.either(
                            Types.choice(List.of("true"))
                                    .strict()
                                    .map(yes -> Optional.of(PropertyValues.none("httpApi"))),
                            ObjectSchema.of(List.of(FORMAT)).map(Optional::of)),
                    Optional.empty()),
            "Whether the HTTP API logs requests, and what of them.",
            "true");

    private static final String DEFAULT_FORMAT =
            "{\"requestId\":\"$context.requestId\",\"ip\":\"$context.identity.sourceIp\","
                    + "\"requestTime\":\"$context.requestTime\",\"httpMethod\":\"$context.httpMethod\",\"routeKey\":\"$context.routeKey\","
                    + "\"status\":\"$context.status\",\"protocol\":\"$context.protocol\",\"responseLength\":\"$context.responseLength\"}";

    private static final int DEFAULT_TIMEOUT = 30_000;

    static HttpApiSettings of(Service service) {
        return new HttpApiSettings(
                service.provider().get(HttpApi.PROVIDER).orElseGet(() -> PropertyValues.none("provider.httpApi")),
                service.provider()
                        .section("logs")
                        .flatMap(logs -> logs.get(LOG))
                        .flatMap(log -> log));
    }

    /** The id of the API, whose ever it is. */
    Value id() {
        return values.get(ID).orElseGet(() -> Intrinsic.ref(HttpApiIds.API));
    }

    boolean isExternal() {
        return values.get(ID).isPresent();
    }

    /** Whether the id of an existing API is known only when the stack is deployed, such as that of an {@code Fn::ImportValue}. */
    boolean isImported() {
        return values.get(ID).filter(id -> !(id instanceof Value.Text)).isPresent();
    }

    /** {@code $context} variables of the access log, if there is one. */
    Optional<String> logFormat() {
        return log.map(settings -> settings.get(FORMAT).orElse(DEFAULT_FORMAT));
    }

    List<Authorizer> authorizers() {
        return values.get(AUTHORIZERS).orElse(Map.of()).entrySet().stream()
                .map(entry -> new Authorizer(entry.getKey(), entry.getValue()))
                .toList();
    }

    Optional<Authorizer> authorizer(String key) {
        return authorizers().stream()
                .filter(authorizer -> authorizer.key().equals(key))
                .findFirst();
    }

    Optional<PropertyValues> cors() {
        return values.get(CORS).flatMap(cors -> cors);
    }

    String name(Names names) {
        return values.get(NAME)
                .orElseGet(() -> values.get(SERVICE_FIRST).orElse(false)
                        ? names.service() + "-" + names.stage()
                        : names.stage() + "-" + names.service());
    }

    Optional<Value> isDisabled() {
        return values.get(DISABLED).map(Value::of);
    }

    /**
     * The beginning of the API's URL, as of a {@link io.github.serverlessmaven.template.FunctionEndpoint}; empty if the API is not reached
     * there. The id of an existing API that only CloudFormation knows becomes part of an output.
     */
    Optional<String> url() {
        if (values.get(DISABLED).orElse(false)) {
            return Optional.empty();
        }
        return Optional.of(values.get(ID)
                .filter(Value.Text.class::isInstance)
                .map(id -> "https://" + ((Value.Text) id).text() + ".execute-api.${AWS::Region}.${AWS::URLSuffix}")
                .orElse("${" + HttpApiIds.URL_OUTPUT + "}"));
    }

    /** The version of the payload that a function gets. */
    String payload(FunctionScope function) {
        return function.get(HttpApi.FUNCTION)
                .flatMap(own -> own.get(PAYLOAD))
                .or(() -> values.get(PAYLOAD))
                .orElse("2.0");
    }

    /** How many milliseconds the API waits for a function. */
    int timeout(FunctionScope function) {
        return function.get(HttpApi.FUNCTION)
                .flatMap(own -> own.get(TIMEOUT))
                .or(() -> values.get(TIMEOUT))
                .orElse(DEFAULT_TIMEOUT);
    }
}
