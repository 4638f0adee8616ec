/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.template.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Lambda's own API does with functions here, for AWS's SDKs and command line: {@code Invoke}, {@code InvokeWithResponseStream},
 * {@code GetFunction}, {@code GetFunctionConfiguration} and {@code ListFunctions}. Signatures are not checked, since there are no keys
 * here. See the AWS Lambda API reference.
 */
public final class LambdaApi implements Trigger {

    private static final Pattern PLACE =
            Pattern.compile("/20\\d\\d-\\d\\d-\\d\\d/functions/?(?:([^/]+)(?:/([a-z-]+))?)?");

    private final FunctionDirectory directory;
    private final InvokeApi invocations;

    /** Creates the API; functions are looked up at each request. */
    public LambdaApi(FunctionDirectory directory, InvokeApi invocations) {
        this.directory = directory;
        this.invocations = invocations;
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        Matcher place = PLACE.matcher(request.path());
        if (!place.matches()) {
            return Optional.empty();
        }
        if (RequestGuard.isForeign(request.head())
                || RequestGuard.origin(request.head()).isPresent()) {
            return Optional.of(HttpReply.refusal(403, "AccessDeniedException", "Web pages may not call Lambda's API."));
        }
        String action = Optional.ofNullable(place.group(2)).orElse("");
        String expected = action.endsWith("invocations") ? "POST" : "GET";
        if (!request.method().equals(expected)) {
            return Optional.of(HttpReply.refusal(405, "MethodNotAllowed", "Only " + expected + "."));
        }
        return Optional.of(
                place.group(1) == null
                        ? HttpReply.json(200, FunctionDescription.list(directory.all()))
                        : decodedAnswer(place.group(1), action, request));
    }

    private HttpReply decodedAnswer(String name, String action, WebRequest request) {
        Optional<String> qualifier;
        String decoded;
        try {
            decoded = URLDecoder.decode(name, StandardCharsets.UTF_8);
            qualifier = request.parameter("Qualifier");
        } catch (IllegalArgumentException notEncoded) {
            return HttpReply.refusal(
                    400,
                    "InvalidParameterValueException",
                    "The path and the query must be percent-encoded: " + notEncoded.getMessage());
        }
        return answer(decoded, qualifier, action, request);
    }

    private HttpReply answer(String name, Optional<String> qualifier, String action, WebRequest request) {
        Optional<DeployedFunction> function = directory.find(name, qualifier);
        if (function.isEmpty()) {
            return HttpReply.refusal(
                    404,
                    "ResourceNotFoundException",
                    "Function not found: " + name
                            + qualifier.map(text -> ":" + text).orElse(""));
        }
        return switch (action) {
            case "invocations" -> invocations.invoke(function.get(), qualifier, request);
            case "response-streaming-invocations" -> invocations.stream(function.get(), qualifier, request);
            case "" ->
                HttpReply.json(
                        200,
                        Value.mapping()
                                .put("Configuration", FunctionDescription.of(function.get()))
                                .build());
            case "configuration" -> HttpReply.json(200, FunctionDescription.of(function.get()));
            default ->
                HttpReply.refusal(
                        404, "UnknownOperationException", "The local target does not support " + action + ".");
        };
    }
}
