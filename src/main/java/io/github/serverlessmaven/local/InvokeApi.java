/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpRequest;

/**
 * The action {@code Invoke} of Lambda's own API, so that AWS's SDKs and command line call functions of this machine. Signatures are
 * not checked. See "Invoke" in the AWS Lambda API reference.
 */
final class InvokeApi {

    private static final Pattern PLACE = Pattern.compile("/2015-03-31/functions/([^/]+)/invocations");

    private final FunctionDirectory directory;
    private final FunctionHost host;
    private final AsynchronousCalls events;

    InvokeApi(FunctionDirectory directory, FunctionHost host, AsynchronousCalls events) {
        this.directory = directory;
        this.host = host;
        this.events = events;
    }

    /** The function that a path calls, if it is a path of this API. */
    static Optional<String> functionIn(String path) {
        Matcher place = PLACE.matcher(path);
        return place.matches()
                ? Optional.of(URLDecoder.decode(place.group(1), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    HttpReply answer(String name, Optional<String> qualifier, ClassicHttpRequest request, Payload payload) {
        Optional<DeployedFunction> found = directory.find(name, qualifier);
        if (found.isEmpty()) {
            return HttpReply.refusal(404, "ResourceNotFoundException", "Function not found: " + name);
        }
        String type = RequestGuard.header(request, "X-Amz-Invocation-Type").orElse("RequestResponse");
        Optional<HttpReply> refusal = refusal(type, payload);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        DeployedFunction function = found.get();
        String arn = function.arn() + qualifier.map(text -> ":" + text).orElse("");
        Payload event = payload.size() == 0 ? Payload.of("{}") : payload;
        Call call = new Call(
                event,
                arn,
                RequestGuard.header(request, "X-Amz-Client-Context").map(InvokeApi::decoded),
                RequestGuard.header(request, "X-Amzn-Trace-Id"));
        return switch (type) {
            case "Event" -> {
                events.submit(function, call);
                yield new HttpReply(202, List.of(), Payload.of(""));
            }
            case "DryRun" -> new HttpReply(204, List.of(), Payload.of(""));
            default -> result(function, call, request);
        };
    }

    private static Optional<HttpReply> refusal(String type, Payload payload) {
        try {
            LocalFunctions.requireSize(
                    payload, type.equals("Event") ? Functions.Type.EVENT : Functions.Type.REQUEST_RESPONSE);
        } catch (ServerlessException e) {
            return Optional.of(HttpReply.refusal(413, "RequestTooLargeException", String.valueOf(e.getMessage())));
        }
        try {
            if (payload.size() > 0) {
                Json.parse(payload.text(), "The request body");
            }
            return Optional.empty();
        } catch (ServerlessException e) {
            return Optional.of(HttpReply.refusal(
                    400,
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getMessage()));
        }
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "{}";
        }
    }

    private HttpReply result(DeployedFunction function, Call call, ClassicHttpRequest request) {
        try {
            CallResult result = host.call(function, call);
            HttpReply reply = new HttpReply(200, List.of(), result.payload())
                    .with("Content-Type", "application/json")
                    .with("x-amzn-RequestId", result.requestId())
                    .with("X-Amz-Executed-Version", result.version());
            if (result.error().isPresent()) {
                reply = reply.with("X-Amz-Function-Error", result.error().get());
            }
            return RequestGuard.header(request, "X-Amz-Log-Type")
                            .filter("Tail"::equals)
                            .isPresent()
                    ? reply.with("X-Amz-Log-Result", base64(result.log()))
                    : reply;
        } catch (ThrottledException e) {
            HttpReply reply = HttpReply.json(
                    429,
                    Value.mapping()
                            .put("Type", "User")
                            .put("message", String.valueOf(e.getMessage()))
                            .put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded")
                            .build());
            return reply.with("x-amzn-ErrorType", "TooManyRequestsException");
        } catch (ServerlessException e) {
            return HttpReply.refusal(502, "InvalidRuntimeException", e.render());
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
