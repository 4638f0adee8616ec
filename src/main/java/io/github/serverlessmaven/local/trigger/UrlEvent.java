/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.Account;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;

/** A request to a function URL as the function sees it: payload format 2.0, see "Function URLs" in the AWS Lambda developer guide. */
final class UrlEvent {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern TEXT = Pattern.compile(
            "(?i)(text/.*|application/(.*\\+)?(json|xml|javascript)|application/x-www-form-urlencoded)(;.*)?");

    private UrlEvent() {}

    /**
     * Makes an event.
     *
     * @param url the properties of the function URL
     * @param path below the function's own address, with a slash in front
     */
    static Value.Mapping of(WebRequest request, Value.Mapping url, String path, String requestId, Instant now) {
        Map<String, String> headers = headers(request);
        String cookies = headers.remove("cookie");
        Value.MappingBuilder event = Value.mapping()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", request.query());
        if (cookies != null) {
            event.put("cookies", Value.texts(java.util.List.of(cookies.split("; ?", -1))));
        }
        event.put("headers", Values.texts(headers));
        if (!request.query().isEmpty()) {
            event.put("queryStringParameters", parameters(request.query()));
        }
        event.put("requestContext", context(request, url, path, headers, requestId, now));
        Payload body = request.body();
        if (body.size() > 0) {
            boolean text =
                    TEXT.matcher(headers.getOrDefault("content-type", "")).matches();
            event.put("body", text ? body.text() : Base64.getEncoder().encodeToString(body.bytes()));
            return event.put("isBase64Encoded", Value.of(!text)).build();
        }
        return event.put("isBase64Encoded", Value.of(false)).build();
    }

    /** The headers of the request with those that AWS adds to it. */
    private static Map<String, String> headers(WebRequest request) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : request.head().getHeaders()) {
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT), header.getValue(), (first, next) -> first + "," + next);
        }
        String host = RequestGuard.host(request.head()).orElse("localhost");
        headers.put("host", host);
        headers.put("x-forwarded-for", request.sourceAddress());
        headers.put("x-forwarded-port", host.matches(".*:\\d+") ? host.replaceAll(".*:", "") : "80");
        headers.put("x-forwarded-proto", "http");
        return headers;
    }

    private static Value.Mapping parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            parameters.merge(decoded(name), decoded(value), (first, next) -> first + "," + next);
        }
        return Values.texts(parameters);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    private static Value.Mapping context(
            WebRequest request,
            Value.Mapping url,
            String path,
            Map<String, String> headers,
            String requestId,
            Instant now) {
        Optional<Signature> signature =
                Values.text(url, "AuthType").equals("AWS_IAM") ? Signature.of(request) : Optional.empty();
        Value.MappingBuilder context = Value.mapping()
                .put("accountId", signature.isPresent() ? Account.ID : "anonymous")
                .put("apiId", "local");
        signature.ifPresent(caller -> context.put(
                "authorizer", Value.mapping().put("iam", caller.caller()).build()));
        return context.put("domainName", headers.getOrDefault("host", "localhost"))
                .put("domainPrefix", "local")
                .put(
                        "http",
                        Value.mapping()
                                .put("method", request.method())
                                .put("path", path)
                                .put("protocol", "HTTP/1.1")
                                .put("sourceIp", request.sourceAddress())
                                .put("userAgent", headers.getOrDefault("user-agent", ""))
                                .build())
                .put("requestId", requestId)
                .put("routeKey", "$default")
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", Value.of(now.toEpochMilli()))
                .build();
    }
}
