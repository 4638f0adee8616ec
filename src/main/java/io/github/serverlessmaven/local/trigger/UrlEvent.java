/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.gateway.EventBody;
import io.github.serverlessmaven.local.gateway.QueryParameters;
import io.github.serverlessmaven.local.gateway.ReceivedHeaders;
import io.github.serverlessmaven.local.gateway.Signature;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** A request to a function URL as the function sees it: payload format 2.0, see "Function URLs" in the AWS Lambda developer guide. */
final class UrlEvent {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private UrlEvent() {}

    /**
     * Creates an event.
     *
     * @param url the properties of the function URL
     * @param path below the function's own address, with a slash in front
     */
    static Value.Mapping of(WebRequest request, Value.Mapping url, String path, String requestId, Instant now) {
        ReceivedHeaders headers = ReceivedHeaders.of(request);
        Value.MappingBuilder event = Value.mapping()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", request.query());
        if (!headers.cookies().isEmpty()) {
            event.put("cookies", Value.texts(headers.cookies()));
        }
        event.put("headers", headers.joined());
        event.put("queryStringParameters", QueryParameters.of(request.query()).joined());
        event.put("requestContext", context(request, url, path, headers, requestId, now));
        EventBody body = EventBody.of(request.body(), headers.first("Content-Type"));
        body.text().ifPresent(text -> event.put("body", text));
        return event.put("isBase64Encoded", Value.of(body.isBase64())).build();
    }

    private static Value.Mapping context(
            WebRequest request,
            Value.Mapping url,
            String path,
            ReceivedHeaders headers,
            String requestId,
            Instant now) {
        Optional<Signature> signature =
                Values.text(url, "AuthType").equals("AWS_IAM") ? Signature.of(request) : Optional.empty();
        Value.MappingBuilder context = Value.mapping()
                .put("accountId", signature.isPresent() ? Account.ID : "anonymous")
                .put("apiId", "local");
        signature.ifPresent(caller -> context.put(
                "authorizer", Value.mapping().put("iam", caller.caller()).build()));
        return context.put("domainName", headers.first("Host").orElse("localhost"))
                .put("domainPrefix", "local")
                .put(
                        "http",
                        Value.mapping()
                                .put("method", request.method())
                                .put("path", path)
                                .put("protocol", "HTTP/1.1")
                                .put("sourceIp", request.sourceAddress())
                                .put("userAgent", headers.first("User-Agent").orElse(""))
                                .build())
                .put("requestId", requestId)
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", Value.of(now.toEpochMilli()))
                .build();
    }
}
