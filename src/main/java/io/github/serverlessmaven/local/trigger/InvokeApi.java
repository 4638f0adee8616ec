/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.AsynchronousCalls;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.function.StreamedCall;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The actions {@code Invoke} and {@code InvokeWithResponseStream} of Lambda's own API; see the AWS Lambda API reference. */
public final class InvokeApi {

    private final FunctionHost host;
    private final AsynchronousCalls events;
    private final UniqueIds ids;

    /** Creates the API; {@code host} takes calls that are waited for, {@code events} the others. */
    public InvokeApi(FunctionHost host, AsynchronousCalls events, UniqueIds ids) {
        this.host = host;
        this.events = events;
        this.ids = ids;
    }

    /** Calls a function and answers when it has answered, or at once if the caller does not want to wait. */
    HttpReply invoke(DeployedFunction function, Optional<String> qualifier, WebRequest request) {
        String type = request.header("X-Amz-Invocation-Type").orElse("RequestResponse");
        Optional<HttpReply> refusal = refusal(type, request.body());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Call call = call(function, qualifier, request);
        return switch (type) {
            case "Event" -> {
                events.submit(function, call);
                yield new HttpReply(202, List.of(), Payload.of("")).with("x-amzn-RequestId", call.requestId());
            }
            case "DryRun" -> new HttpReply(204, List.of(), Payload.of(""));
            default -> result(function, call, request);
        };
    }

    /** Calls a function and hands its answer on as it comes, in messages of an event stream. */
    HttpReply stream(DeployedFunction function, Optional<String> qualifier, WebRequest request) {
        Optional<HttpReply> refusal = refusal("RequestResponse", request.body());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Call call = call(function, qualifier, request);
        StreamedCall running = StreamedCall.begin(host, function, call);
        try {
            if (running.contentType().isEmpty()) {
                running.result();
            }
        } catch (ServerlessException e) {
            return failed(e);
        }
        return new HttpReply(
                200,
                List.of(
                        java.util.Map.entry("Content-Type", "application/vnd.amazon.eventstream"),
                        java.util.Map.entry("x-amzn-RequestId", call.requestId()),
                        java.util.Map.entry("X-Amz-Executed-Version", function.version())),
                new EventStreamBody(running, wantsLog(request)));
    }

    private Call call(DeployedFunction function, Optional<String> qualifier, WebRequest request) {
        return new Call(
                ids.next(),
                request.body().size() == 0 ? Payload.of("{}") : request.body(),
                function.arn() + qualifier.map(text -> ":" + text).orElse(""),
                request.header("X-Amz-Client-Context").map(InvokeApi::decoded),
                request.header("X-Amzn-Trace-Id"),
                Optional.empty());
    }

    private static Optional<HttpReply> refusal(String type, Payload payload) {
        if (!List.of("Event", "RequestResponse", "DryRun").contains(type)) {
            return Optional.of(HttpReply.refusal(
                    400,
                    "InvalidParameterValueException",
                    "1 validation error detected: Value '" + type + "' at 'invocationType' failed to satisfy"
                            + " constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]"));
        }
        Functions.Type call = type.equals("Event") ? Functions.Type.EVENT : Functions.Type.REQUEST_RESPONSE;
        if (payload.size() > LocalFunctions.largest(call)) {
            return Optional.of(HttpReply.refusal(
                    413,
                    "RequestTooLargeException",
                    payload.size() + " byte payload is too large for the " + type + " invocation type (limit "
                            + LocalFunctions.largest(call) + " bytes)"));
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

    private HttpReply result(DeployedFunction function, Call call, WebRequest request) {
        try {
            CallResult result = host.call(function, call);
            HttpReply reply = new HttpReply(200, List.of(), result.payload())
                    .with("Content-Type", "application/json")
                    .with("x-amzn-RequestId", result.requestId())
                    .with("X-Amz-Executed-Version", result.version());
            if (result.error().isPresent()) {
                reply = reply.with("X-Amz-Function-Error", result.error().get()).because(result.cause());
            }
            return wantsLog(request) ? reply.with("X-Amz-Log-Result", base64(result.log())) : reply;
        } catch (ServerlessException e) {
            return failed(e);
        }
    }

    private static HttpReply failed(ServerlessException reason) {
        if (reason instanceof ThrottledException) {
            return HttpReply.json(
                            429,
                            Value.mapping()
                                    .put("Type", "User")
                                    .put("message", String.valueOf(reason.getMessage()))
                                    .put("Reason", "ReservedFunctionConcurrentInvocationLimitExceeded")
                                    .build())
                    .with("x-amzn-ErrorType", "TooManyRequestsException");
        }
        return HttpReply.refusal(502, "InvalidRuntimeException", reason.render())
                .because(String.valueOf(reason.getMessage()));
    }

    private static boolean wantsLog(WebRequest request) {
        return request.header("X-Amz-Log-Type").filter("Tail"::equals).isPresent();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
