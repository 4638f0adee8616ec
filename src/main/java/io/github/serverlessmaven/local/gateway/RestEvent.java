/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The event that a function receives for a request to a REST API. See "Set up Lambda proxy integrations" in its developer guide. */
final class RestEvent {

    private RestEvent() {}

    /**
     * The event.
     *
     * @param isBinary whether the body is binary by its content type
     */
    static Value.Mapping of(Exchange request, String resourceId, boolean isBinary) {
        EventBody body = EventBody.of(request.web().body(), isBinary);
        return head(request, resourceId)
                .put("body", body.text().<Value>map(Value::of).orElseGet(Value.Null::new))
                .put("isBase64Encoded", Value.of(body.isBase64()))
                .build();
    }

    /** What an authorizer receives too. */
    static Value.MappingBuilder head(Exchange request, String resourceId) {
        return Value.mapping()
                .put("resource", request.resourcePath())
                .put("path", request.path())
                .put("httpMethod", request.web().method())
                .put("headers", request.headers().last())
                .put("multiValueHeaders", request.headers().lists())
                .put("queryStringParameters", request.query().last())
                .put("multiValueQueryStringParameters", request.query().lists())
                .put("pathParameters", Exchange.orNull(new TreeMap<>(request.pathParameters())))
                .put("stageVariables", Exchange.orNull(new TreeMap<>(request.stageVariables())))
                .put("requestContext", context(request, resourceId));
    }

    /** The context of a request: its ids, its time, its caller. */
    static Value.Mapping context(Exchange request, String resourceId) {
        Value.MappingBuilder context = Value.mapping()
                .put("resourceId", resourceId)
                .put("resourcePath", request.resourcePath())
                .put("httpMethod", request.web().method())
                .put("extendedRequestId", request.requestId())
                .put("requestTime", PayloadFormat.time(request.now()))
                .put("requestTimeEpoch", Value.of(request.now().toEpochMilli()))
                .put("path", "/" + request.stage() + request.path())
                .put("accountId", Account.ID)
                .put("protocol", "HTTP/1.1")
                .put("stage", request.stage())
                .put("domainName", request.host())
                .put("domainPrefix", request.hostPrefix())
                .put("requestId", request.requestId())
                .put("apiId", request.api())
                .put("identity", identity(request));
        request.caller()
                .filter(caller -> !caller.version1().entries().isEmpty())
                .ifPresent(caller -> context.put("authorizer", caller.version1()));
        return context.build();
    }

    private static Value.Mapping identity(Exchange request) {
        Value.MappingBuilder identity = Value.mapping();
        for (String unknown : List.of(
                "cognitoIdentityPoolId",
                "accountId",
                "cognitoIdentityId",
                "caller",
                "principalOrgId",
                "accessKey",
                "cognitoAuthenticationType",
                "cognitoAuthenticationProvider",
                "userArn",
                "user")) {
            identity.put(unknown, new Value.Null());
        }
        Map<String, Value> known =
                request.caller().map(caller -> caller.identity().entries()).orElse(Map.of());
        known.forEach(identity::put);
        Optional<String> key = request.headers().first("X-Api-Key");
        key.ifPresent(value -> identity.put("apiKey", value));
        return identity.put("sourceIp", request.web().sourceAddress())
                .put("userAgent", request.userAgent())
                .build();
    }
}
