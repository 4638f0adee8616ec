/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.template.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Function URLs below one address: {@code /<function name>/...}, with {@code :<alias>} behind the name for that of an alias. */
final class FunctionUrls {

    private final FunctionDirectory directory;
    private final FunctionHost host;
    private final Clock clock;
    private final UniqueIds ids;

    FunctionUrls(FunctionDirectory directory, FunctionHost host, Clock clock, UniqueIds ids) {
        this.directory = directory;
        this.host = host;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Answers a request.
     *
     * @param path still encoded, with a slash in front
     * @param query still encoded
     */
    HttpReply answer(ClassicHttpRequest request, String path, String query, Payload body) {
        int end = path.indexOf('/', 1);
        FunctionName name = FunctionName.parse(path.substring(1, end < 0 ? path.length() : end));
        Optional<DeployedFunction> function = directory.find(name.name(), name.qualifier());
        Optional<Value.Mapping> url = directory.url(name.name(), name.qualifier());
        if (function.isEmpty() || url.isEmpty()) {
            return unknown(name, function.isPresent());
        }
        CorsRules cors = new CorsRules(url.get());
        Optional<String> origin = RequestGuard.origin(request);
        if (RequestGuard.isForeign(request) && !cors.allows(origin)) {
            return message(403, "Forbidden: pages of other origins may call this URL only with url.cors");
        }
        if (isPreflight(request) && cors.allows(origin)) {
            return new HttpReply(200, cors.preflightHeaders(origin.get()), Payload.of(""));
        }
        if (Values.text(url.get(), "AuthType").equals("AWS_IAM") && !isSigned(request)) {
            return message(403, "Forbidden");
        }
        String below = end < 0 ? "/" : path.substring(end);
        HttpReply reply =
                call(function.get(), url.get(), UrlEvent.of(request, below, query, body, ids.next(), clock.now()));
        return cors.allows(origin) ? withHeaders(reply, cors.headers(origin.get())) : reply;
    }

    private static HttpReply unknown(FunctionName name, boolean exists) {
        return message(
                404,
                exists
                        ? "The function " + name.name() + " has no URL; give it one with \"url: true\""
                        : "There is no function " + name.name());
    }

    private static HttpReply message(int status, String text) {
        return HttpReply.json(status, Value.mapping().put("Message", text).build());
    }

    private static boolean isPreflight(ClassicHttpRequest request) {
        return request.getMethod().equals("OPTIONS")
                && RequestGuard.header(request, "Access-Control-Request-Method").isPresent();
    }

    /** Signatures are not checked: there are no keys here to check them with. */
    private static boolean isSigned(ClassicHttpRequest request) {
        return RequestGuard.header(request, "Authorization")
                .filter(value -> value.startsWith("AWS4-"))
                .isPresent();
    }

    private HttpReply call(DeployedFunction function, Value.Mapping url, Value.Mapping event) {
        Payload payload = Payload.of(event);
        try {
            LocalFunctions.requireSize(payload, io.github.serverlessmaven.deploy.Functions.Type.REQUEST_RESPONSE);
            CallResult result =
                    host.call(function, new Call(payload, function.arn(), Optional.empty(), Optional.empty()));
            if (result.error().isPresent()) {
                return UrlReply.internalError().with("x-amzn-RequestId", result.requestId());
            }
            HttpReply reply = Values.text(url, "InvokeMode").equals("RESPONSE_STREAM")
                    ? UrlReply.streamed(result.payload())
                    : UrlReply.buffered(result.payload());
            return reply.with("x-amzn-RequestId", result.requestId());
        } catch (ThrottledException e) {
            return message(429, String.valueOf(e.getMessage()));
        } catch (ServerlessException e) {
            return message(502, e.render());
        }
    }

    private static HttpReply withHeaders(HttpReply reply, List<Map.Entry<String, String>> headers) {
        List<Map.Entry<String, String>> all = new ArrayList<>(reply.headers());
        all.removeIf(header -> header.getKey().regionMatches(true, 0, "Access-Control-", 0, 15));
        all.addAll(headers);
        return new HttpReply(reply.status(), all, reply.body());
    }
}
