/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.event.restapi;

import io.github.serverlessmaven.config.ConfigNode;
import io.github.serverlessmaven.event.AuthorizerText;
import io.github.serverlessmaven.event.RequestText;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.schema.ObjectSchema;
import io.github.serverlessmaven.schema.Property;
import io.github.serverlessmaven.schema.PropertyType;
import io.github.serverlessmaven.schema.PropertyValues;
import io.github.serverlessmaven.schema.Types;
import io.github.serverlessmaven.template.LogicalId;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A method of a REST API.
 *
 * @param settings as configured, {@link RestApi#EVENT}
 */
record Method(PropertyValues settings) {

    static final Property<String> METHOD = Property.of(
            "method", RequestText.method(), "The method of the requests, in any case; any or * for all.", "get");

    static final Property<String> PATH = Property.of(
            "path",
            Types.text("a path without spaces", "\\S*").strict(),
            "The path of the requests, with variables in braces; {name+} matches the whole rest.",
            "'/orders/{id}'");

    private static final Property<Boolean> PRIVATE =
            Property.of("private", Types.bool(), "Whether requests need an API key.", "true");

    private static final Property<Boolean> ASYNC = Property.of(
            "async", Types.bool(), "Whether the function is called without waiting for its result.", "true");

    static final Property<Optional<PropertyValues>> CORS = Property.of(
            "cors",
            MethodCors.TYPE,
            "Which pages of other origins may call; the function has to send Access-Control-Allow-Origin itself.",
            "true");

    static final Property<PropertyValues> AUTHORIZER = Property.of(
            "authorizer",
            new AuthorizerText(MethodAuthorizer.SECTION),
            "Who may call: the key of a function, the ARN of one or of a Cognito user pool, aws_iam, or a mapping that says more.",
            "authorize");

    static final Property<String> INTEGRATION = Property.of(
            "integration",
            Types.text(
                            "one of lambda-proxy, lambda, http, http-proxy, mock, aws, aws-proxy",
                            anyCase("lambda([-_]proxy)?") + "|" + anyCase("aws([-_]proxy)?") + "|"
                                    + anyCase("http([-_]proxy)?") + "|" + anyCase("mock"))
                    .strict()
                    .map(Method::normalizedIntegration),
            "What answers requests: lambda-proxy is the function as it is, lambda the function by mapping templates, http-proxy and"
                    + " http another server, mock the API itself; lambda-proxy unless set.",
            "lambda");

    static final Property<String> CONNECTION_TYPE = Property.of(
            "connectionType",
            Types.text("vpc-link", anyCase("vpc[-_]link")).strict(),
            "How another server is reached: vpc-link for one in a VPC.",
            "vpc-link");

    static final Property<Value> CONNECTION_ID = Property.of(
            "connectionId", TemplateTypes.textOrIntrinsic(Types.text()), "The id of the VPC link.", "!Ref Link");

    private static final Property<String> OPERATION = Property.of(
            "operationId", Types.text(), "The name of the operation in descriptions of the API.", "findOrder");

    /** From "Integration" in the API Gateway API reference; the largest value is a quota. */
    static final Property<Integer> TIMEOUT = Property.of(
            "timeoutInMillis",
            Types.integer(50, Integer.MAX_VALUE),
            "After how many milliseconds API Gateway gives up waiting; 29000 unless set.",
            "10000");

    static final PropertyType<PropertyValues> TYPE = RequestText.orMapping(ObjectSchema.of(List.of(
                    METHOD,
                    PATH,
                    PRIVATE,
                    ASYNC,
                    CORS,
                    AUTHORIZER,
                    INTEGRATION,
                    CONNECTION_TYPE,
                    CONNECTION_ID,
                    OPERATION,
                    TIMEOUT,
                    MethodRequest.REQUEST,
                    MethodResponse.RESPONSE))
            .requiring(PATH, METHOD));

    private static String anyCase(String pattern) {
        return pattern.chars()
                .mapToObj(letter -> Character.isLetter(letter)
                        ? "[" + (char) letter + (char) Character.toUpperCase(letter) + "]"
                        : String.valueOf((char) letter))
                .collect(Collectors.joining())
                .replace("[-_]]", "-_]");
    }

    private static String normalizedIntegration(String text) {
        String upper = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return upper.startsWith("LAMBDA") ? upper.replace("LAMBDA", "AWS") : upper;
    }

    /** The path without slashes around it. */
    String path() {
        return settings.get(PATH).orElseThrow().replaceAll("^/", "").replaceAll("/$", "");
    }

    /** The path as it follows the URL of the API: that of the root is empty. */
    String url() {
        return path().isEmpty() ? "" : "/" + path();
    }

    String method() {
        return settings.get(METHOD).orElseThrow();
    }

    LogicalId id() {
        return RestApiIds.method(path(), method());
    }

    boolean isPrivate() {
        return settings.get(PRIVATE).orElse(false);
    }

    boolean isAsync() {
        return settings.get(ASYNC).orElse(false);
    }

    Optional<String> operation() {
        return settings.get(OPERATION);
    }

    /** The type of the integration, as API Gateway names it. */
    String integration() {
        return settings.get(INTEGRATION).orElse(isAsync() ? "AWS" : "AWS_PROXY");
    }

    boolean isHttp() {
        return integration().startsWith("HTTP");
    }

    boolean isProxy() {
        return integration().endsWith("_PROXY");
    }

    Optional<PropertyValues> cors() {
        return settings.get(CORS).flatMap(cors -> cors);
    }

    Optional<MethodAuthorizer> authorizer() {
        boolean inOneWord = settings.node(AUTHORIZER)
                .filter(ConfigNode.Scalar.class::isInstance)
                .isPresent();
        return settings.get(AUTHORIZER).map(values -> new MethodAuthorizer(values, inOneWord));
    }

    PropertyValues request() {
        return settings.get(MethodRequest.REQUEST).orElseGet(() -> PropertyValues.none("request"));
    }

    /** How responses are sent, if that is configured. */
    Optional<String> transferMode() {
        return settings.get(MethodResponse.RESPONSE).flatMap(response -> response.get(MethodResponse.TRANSFER_MODE));
    }

    /** Whether the function's responses are sent as they come. */
    boolean isStreamed() {
        return integration().equals("AWS_PROXY")
                && transferMode().filter("STREAM"::equals).isPresent();
    }

    /** What becomes of responses, where that may be configured. */
    Optional<PropertyValues> response() {
        return isProxy() ? Optional.empty() : settings.get(MethodResponse.RESPONSE);
    }
}
