/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.function.Call;
import io.github.serverlessmaven.local.function.CallResult;
import io.github.serverlessmaven.local.function.FunctionHost;
import io.github.serverlessmaven.local.function.LocalFunctions;
import io.github.serverlessmaven.local.function.StreamedCall;
import io.github.serverlessmaven.local.function.ThrottledException;
import io.github.serverlessmaven.local.gateway.CorsRules;
import io.github.serverlessmaven.local.gateway.Signature;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.DeployedFunction;
import io.github.serverlessmaven.local.state.FunctionDirectory;
import io.github.serverlessmaven.local.state.FunctionName;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Function URLs: {@code /<function name>/...}, with {@code :<alias>} behind the name for that of an alias. Who may call a URL with
 * {@code AWS_IAM} is not looked up: its calls must be signed, whoever signs them.
 */
public final class FunctionUrls implements Trigger {

    private final FunctionDirectory directory;
    private final FunctionHost host;
    private final Clock clock;
    private final UniqueIds ids;

    /** Creates the trigger; functions are looked up at each request. */
    public FunctionUrls(FunctionDirectory directory, FunctionHost host, Clock clock, UniqueIds ids) {
        this.directory = directory;
        this.host = host;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        directory.urls().forEach(name -> addresses.put(name.toString(), "/" + name + "/"));
        return addresses;
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        int end = request.path().indexOf('/', 1);
        FunctionName name = FunctionName.parse(
                request.path().substring(1, end < 0 ? request.path().length() : end));
        String below = end < 0 ? "/" : request.path().substring(end);
        return directory
                .find(name.name(), name.qualifier())
                .map(function -> directory
                        .url(name.name(), name.qualifier())
                        .map(url -> answer(function, url, below, request))
                        .orElseGet(() -> HttpReply.message(
                                404, "The function " + name.name() + " has no URL; give it one with \"url: true\"")));
    }

    private HttpReply answer(DeployedFunction function, Value.Mapping url, String below, WebRequest request) {
        CorsRules cors = new CorsRules(Values.mapping(url, "Cors"));
        Optional<String> origin = RequestGuard.origin(request.head());
        if (RequestGuard.isForeign(request.head()) && !cors.allows(origin)) {
            return HttpReply.message(403, "Forbidden: pages of other origins may call this URL only with url.cors");
        }
        if (CorsRules.isPreflight(request) && cors.allows(origin)) {
            return new HttpReply(200, cors.preflightHeaders(origin.get()), Payload.of(""));
        }
        if (Values.text(url, "AuthType").equals("AWS_IAM")
                && Signature.of(request).isEmpty()) {
            return HttpReply.message(403, "Forbidden");
        }
        String requestId = ids.next();
        Payload event = Payload.of(UrlEvent.of(request, url, below, requestId, clock.now()));
        if (event.size() > LocalFunctions.largest(Functions.Type.REQUEST_RESPONSE)) {
            return HttpReply.message(413, "Request Entity Too Large");
        }
        return cors.applied(call(function, url, Call.of(requestId, event, function.arn())), request);
    }

    private HttpReply call(DeployedFunction function, Value.Mapping url, Call call) {
        try {
            HttpReply reply = Values.text(url, "InvokeMode").equals("RESPONSE_STREAM")
                    ? stream(function, call)
                    : whole(host.call(function, call), UrlReply::buffered);
            return reply.with("x-amzn-RequestId", call.requestId());
        } catch (ThrottledException e) {
            return HttpReply.message(429, String.valueOf(e.getMessage()));
        } catch (ServerlessException e) {
            return HttpReply.message(502, e.render()).because(String.valueOf(e.getMessage()));
        }
    }

    private HttpReply stream(DeployedFunction function, Call call) {
        StreamedCall running = StreamedCall.begin(host, function, call);
        return running.contentType()
                .map(type -> UrlReply.streaming(type, running))
                .orElseGet(() -> whole(running.result(), UrlReply::streamed));
    }

    private static HttpReply whole(CallResult result, java.util.function.Function<Payload, HttpReply> answer) {
        return result.error().isPresent() ? UrlReply.internalError(result.cause()) : answer.apply(result.payload());
    }
}
