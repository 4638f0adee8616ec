/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The event that a function receives for a request, in both formats. See "Create AWS Lambda proxy integrations for HTTP APIs" in the
 * Amazon API Gateway developer guide.
 */
final class PayloadFormat {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private PayloadFormat() {}

    /** A time as in access logs. */
    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Value.Mapping version2(Exchange request) {
        Value.MappingBuilder event = head2(request);
        EventBody body = EventBody.of(request.web().body(), request.headers().first("Content-Type"));
        body.text().ifPresent(text -> event.put("body", text));
        return event.put("isBase64Encoded", Value.of(body.isBase64())).build();
    }

    /** What an authorizer receives too. */
    static Value.MappingBuilder head2(Exchange request) {
        ReceivedHeaders headers = request.headers();
        Value.MappingBuilder event = Value.mapping()
                .put("version", "2.0")
                .put("routeKey", request.routeKey())
                .put("rawPath", request.path())
                .put("rawQueryString", request.web().query());
        if (!headers.cookies().isEmpty()) {
            event.put("cookies", Value.texts(headers.cookies()));
        }
        event.put("headers", headers.joined());
        event.put("queryStringParameters", request.query().joined());
        event.put("requestContext", context2(request));
        if (!request.pathParameters().isEmpty()) {
            event.put("pathParameters", Values.texts(new TreeMap<>(request.pathParameters())));
        }
        if (!request.stageVariables().isEmpty()) {
            event.put("stageVariables", Values.texts(new TreeMap<>(request.stageVariables())));
        }
        return event;
    }

    private static Value.Mapping context2(Exchange request) {
        Value.MappingBuilder context =
                Value.mapping().put("accountId", Account.ID).put("apiId", request.api());
        request.caller().ifPresent(caller -> context.put("authorizer", caller.version2()));
        return context.put("domainName", request.host())
                .put("domainPrefix", request.hostPrefix())
                .put(
                        "http",
                        Value.mapping()
                                .put("method", request.web().method())
                                .put("path", request.path())
                                .put("protocol", "HTTP/1.1")
                                .put("sourceIp", request.web().sourceAddress())
                                .put("userAgent", request.userAgent())
                                .build())
                .put("requestId", request.requestId())
                .put("routeKey", request.routeKey())
                .put("stage", request.stage())
                .put("time", time(request.now()))
                .put("timeEpoch", Value.of(request.now().toEpochMilli()))
                .build();
    }

    static Value.Mapping version1(Exchange request) {
        EventBody body = EventBody.of(request.web().body(), request.headers().first("Content-Type"));
        return head1(request)
                .put("body", body.text().<Value>map(Value::of).orElseGet(Value.Null::new))
                .put("isBase64Encoded", Value.of(body.isBase64()))
                .build();
    }

    /** What an authorizer receives too. */
    static Value.MappingBuilder head1(Exchange request) {
        return Value.mapping()
                .put("version", "1.0")
                .put("resource", request.resourcePath())
                .put("path", request.path())
                .put("httpMethod", request.web().method())
                .put("headers", request.headers().last())
                .put("multiValueHeaders", request.headers().lists())
                .put("queryStringParameters", request.query().last())
                .put("multiValueQueryStringParameters", request.query().lists())
                .put("requestContext", context1(request))
                .put("pathParameters", Exchange.orNull(new TreeMap<>(request.pathParameters())))
                .put("stageVariables", Exchange.orNull(new TreeMap<>(request.stageVariables())));
    }

    private static Value.Mapping context1(Exchange request) {
        Value.MappingBuilder context =
                Value.mapping().put("accountId", Account.ID).put("apiId", request.api());
        request.caller().ifPresent(caller -> context.put("authorizer", caller.version1()));
        return context.put("domainName", request.host())
                .put("domainPrefix", request.hostPrefix())
                .put("extendedRequestId", request.requestId())
                .put("httpMethod", request.web().method())
                .put("identity", identity(request))
                .put("path", request.path())
                .put("protocol", "HTTP/1.1")
                .put("requestId", request.requestId())
                .put("requestTime", time(request.now()))
                .put("requestTimeEpoch", Value.of(request.now().toEpochMilli()))
                .put("resourceId", request.routeKey())
                .put("resourcePath", request.resourcePath())
                .put("stage", request.stage())
                .build();
    }

    private static Value.Mapping identity(Exchange request) {
        Value.MappingBuilder identity = Value.mapping();
        for (String unknown : java.util.List.of(
                "accessKey",
                "accountId",
                "caller",
                "cognitoAmr",
                "cognitoAuthenticationProvider",
                "cognitoAuthenticationType",
                "cognitoIdentityId",
                "cognitoIdentityPoolId",
                "principalOrgId",
                "user",
                "userArn")) {
            identity.put(unknown, new Value.Null());
        }
        request.caller().ifPresent(caller -> caller.identity().entries().forEach(identity::put));
        return identity.put("sourceIp", request.web().sourceAddress())
                .put("userAgent", request.userAgent())
                .build();
    }

    /** Whether a number of an integration's properties names format 1.0. */
    static boolean isVersion1(Optional<String> version) {
        return version.filter("1.0"::equals).isPresent();
    }
}
