/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * REST APIs: requests whose first segment is the name of a stage. See "API Gateway REST APIs" in the Amazon API Gateway developer guide.
 */
public final class RestApiGateway {

    private final ApiDirectory<RestApi> apis;
    private final RestIntegration integrations;
    private final RestAuthorizers authorizers;
    private final UsageLimits limits;
    private final Clock clock;
    private final UniqueIds ids;

    /** Creates the gateway; APIs are looked up at each request. */
    public RestApiGateway(GatewaySetUp setUp) {
        this.apis = new ApiDirectory<>(setUp, api -> api.isOf(ApiParts.REST_API), RestApiReader::read);
        this.integrations = new RestIntegration(setUp);
        this.authorizers =
                new RestAuthorizers(setUp.authorizers(), setUp.functions(), setUp.calls(), setUp.clock(), setUp.ids());
        this.limits = new UsageLimits(setUp.clock());
        this.clock = setUp.clock();
        this.ids = setUp.ids();
    }

    /** Clears the cached results of authorizers, and the counters of usage plans. */
    public void reset() {
        authorizers.forget();
        limits.forget();
    }

    /** The methods of all APIs, with the functions that they call. */
    public List<ServedRoute> routes() {
        return apis.all().stream()
                .flatMap(api -> api.stages().keySet().stream()
                        .flatMap(stage -> api.methods().stream()
                                .filter(method -> !Values.text(method.integration(), "Type")
                                        .equals("MOCK"))
                                .map(method -> new ServedRoute(
                                        target(method), method.name(), "/" + stage + method.resource()))))
                .toList();
    }

    private static String target(RestApi.Method method) {
        String uri = Values.text(method.integration(), "Uri");
        return uri.contains(":function:") ? LambdaUri.of(uri, Map.of()).toString() : uri;
    }

    /** Answers a request; empty if no REST API has the stage of its path. */
    public Optional<HttpReply> answer(WebRequest request) {
        int end = request.path().indexOf('/', 1);
        String stage = request.path().substring(1, end < 0 ? request.path().length() : end);
        String below = end < 0 ? "/" : request.path().substring(end);
        String label = RequestGuard.firstLabel(request.head());
        List<RestApi> all = apis.all();
        return all.stream()
                .filter(api -> api.id().equals(label))
                .findFirst()
                .or(() -> all.stream()
                        .filter(api -> api.stages().containsKey(stage))
                        .findFirst())
                .filter(api -> api.stages().containsKey(stage))
                .map(api -> answer(api, stage, below, request));
    }

    private HttpReply answer(RestApi api, String stage, String path, WebRequest request) {
        Optional<RestApi.Match> match = api.method(request.method(), withoutSlash(path));
        if (match.isEmpty()) {
            return RestError.MISSING_AUTHENTICATION_TOKEN
                    .reply(api)
                    .because("no method takes " + request.method() + " " + path);
        }
        RestApi.Method method = match.get().method();
        Exchange exchange = exchange(api, stage, path, match.get(), request);
        if (!mayCall(api, method, withoutSlash(path), exchange)) {
            return GatewayReply.of(
                    403, "Forbidden: pages of other origins may call this API only if its CORS settings permit it");
        }
        return authorized(api, method, exchange).with("x-amzn-RequestId", exchange.requestId());
    }

    private Exchange exchange(RestApi api, String stage, String path, RestApi.Match match, WebRequest request) {
        return new Exchange(
                request,
                ReceivedHeaders.of(request),
                api.id(),
                stage,
                api.stages().getOrDefault(stage, Map.of()),
                match.method().name() + " " + match.method().resource(),
                path,
                decoded(match.variables()),
                ids.next(),
                clock.now(),
                Optional.empty());
    }

    private HttpReply authorized(RestApi api, RestApi.Method method, Exchange exchange) {
        if (exchange.web().body().size() > HttpApiGateway.LARGEST_BODY) {
            return RestError.REQUEST_TOO_LARGE.reply(api);
        }
        Optional<Decision> decision = authorizers.decide(api, method, exchange);
        if (decision.isPresent() && decision.get() instanceof Decision.Refused refused) {
            return refused.reply();
        }
        return checked(
                api,
                method,
                decision.isPresent() && decision.get() instanceof Decision.Granted granted
                        ? exchange.by(granted.caller())
                        : exchange);
    }

    private HttpReply checked(RestApi api, RestApi.Method method, Exchange exchange) {
        if (Values.text(method.properties(), "ApiKeyRequired").equals("true")) {
            Optional<String> key = exchange.headers().first("X-Api-Key");
            Optional<Value.Mapping> plan = key.flatMap(value -> Optional.ofNullable(
                    api.keys().getOrDefault(exchange.stage(), Map.of()).get(value)));
            if (plan.isEmpty()) {
                return RestError.INVALID_API_KEY.reply(api).because("the request has no API key of a usage plan");
            }
            Optional<RestError> exceeded = limits.exceeded(api.id() + " " + key.get(), plan.get());
            if (exceeded.isPresent()) {
                return exceeded.get().reply(api).because("the key exceeds its usage plan");
            }
        }
        return RequestValidation.refusal(api, method, exchange)
                .orElseGet(() -> integrations.answer(api, method, exchange));
    }

    /** Whether the page that makes a browser send a request may: one of this machine, or of an origin that preflight requests permit. */
    private boolean mayCall(RestApi api, RestApi.Method method, String path, Exchange exchange) {
        WebRequest request = exchange.web();
        if (!RequestGuard.isForeign(request.head()) || RequestGuard.isOfThisMachine(request.head()) || isMock(method)) {
            return true;
        }
        Optional<String> origin = RequestGuard.origin(request.head());
        return origin.isPresent()
                && api.method("OPTIONS", path)
                        .map(RestApi.Match::method)
                        .filter(RestApiGateway::isMock)
                        .map(options -> integrations.answer(api, options, exchange))
                        .filter(preflight -> preflight.headers().stream()
                                .filter(header -> header.getKey().equalsIgnoreCase("Access-Control-Allow-Origin"))
                                .anyMatch(header -> header.getValue().equals("*")
                                        || header.getValue().equals(origin.get())))
                        .isPresent();
    }

    private static boolean isMock(RestApi.Method method) {
        return Values.text(method.integration(), "Type").equals("MOCK");
    }

    private static String withoutSlash(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static Map<String, String> decoded(Map<String, String> variables) {
        Map<String, String> decoded = new TreeMap<>();
        variables.forEach((name, value) -> {
            try {
                decoded.put(name, URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                decoded.put(name, value);
            }
        });
        return decoded;
    }
}
