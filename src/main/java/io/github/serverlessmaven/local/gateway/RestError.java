/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answers of a REST API itself, which its gateway responses may change. See "Gateway response types for API Gateway" in the Amazon API
 * Gateway developer guide.
 */
enum RestError {
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token"),
    INVALID_SIGNATURE(403, "The request signature we calculated does not match the signature you provided."),
    INVALID_API_KEY(403, "Forbidden"),
    ACCESS_DENIED(403, "User is not authorized to access this resource"),
    UNAUTHORIZED(401, "Unauthorized"),
    AUTHORIZER_FAILURE(500, ""),
    AUTHORIZER_CONFIGURATION_ERROR(500, ""),
    BAD_REQUEST_PARAMETERS(400, "Missing required request parameters"),
    BAD_REQUEST_BODY(400, "Invalid request body"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type"),
    THROTTLED(429, "Too Many Requests"),
    QUOTA_EXCEEDED(429, "Limit Exceeded"),
    REQUEST_TOO_LARGE(413, "Request Too Long"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out"),
    INTEGRATION_FAILURE(502, "Internal server error"),
    API_CONFIGURATION_ERROR(500, "Internal server error");

    private final int status;
    private final String message;

    RestError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    HttpReply reply(RestApi api) {
        return reply(api, message);
    }

    HttpReply reply(RestApi api, String text) {
        return reply(api, text, text);
    }

    /**
     * The answer.
     *
     * @param details what is wrong with a body, for templates that ask for it
     */
    HttpReply reply(RestApi api, String text, String details) {
        Optional<Value.Mapping> changed = Optional.ofNullable(
                        api.gatewayResponses().get(name()))
                .or(() ->
                        Optional.ofNullable(api.gatewayResponses().get(status < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX")));
        Value.Mapping response = changed.orElse(Value.Mapping.EMPTY);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(Map.entry("Content-Type", "application/json"));
        headers.addAll(StaticHeaders.of(Values.mapping(response, "ResponseParameters"), "gatewayresponse.header."));
        int code = Optional.ofNullable(api.gatewayResponses().get(name()))
                .map(own -> Values.number(own, "StatusCode", status))
                .orElse(status);
        return new HttpReply(code, headers, Payload.of(body(response, text, details)));
    }

    private String body(Value.Mapping response, String text, String details) {
        String quoted = text.isEmpty() ? "null" : Json.compact(Value.of(text));
        String key = this == ACCESS_DENIED ? "Message" : "message";
        return Values.find(Values.mapping(response, "ResponseTemplates"), "application/json")
                .map(template -> template.replace("$context.error.messageString", quoted)
                        .replace("$context.error.message", text)
                        .replace("$context.error.validationErrorString", details)
                        .replace("$context.error.responseType", name()))
                .orElse("{\"" + key + "\":" + quoted + "}");
    }
}
