/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.RequestGuard;
import io.github.serverlessmaven.local.http.WebRequest;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP APIs: requests to a host that begins with an API's id are of that API, all others of the first API that has a route for them.
 * See "API Gateway HTTP APIs" in the Amazon API Gateway developer guide.
 */
public final class HttpApiGateway {

    /** The largest body of a request, in bytes ("Quotas for configuring and running an HTTP API"). */
    public static final int LARGEST_BODY = 10_485_760;

    private static final int LONGEST_MILLIS = 30_000;

    private final ApiDirectory<HttpApi> apis;
    private final LambdaIntegration functions;
    private final HttpApiAuthorizers authorizers;
    private final Clock clock;
    private final UniqueIds ids;
    private final LocalAddresses addresses;
    private Optional<HttpIntegration> servers = Optional.empty();

    /** Creates the gateway; APIs are looked up at each request. */
    public HttpApiGateway(GatewaySetUp setUp) {
        this.apis = new ApiDirectory<>(setUp, api -> ApiParts.isApi(api, "HTTP"), HttpApi::of);
        this.functions = new LambdaIntegration(setUp.functions(), setUp.calls());
        this.authorizers = new HttpApiAuthorizers(
                setUp.authorizers(), setUp.functions(), setUp.calls(), setUp.clock(), setUp.ids());
        this.clock = setUp.clock();
        this.ids = setUp.ids();
        this.addresses = setUp.addresses();
    }

    /** Clears the cached results of authorizers. */
    public void reset() {
        authorizers.forget();
    }

    /** The routes of all APIs, with the functions that they call. */
    public List<ServedRoute> routes() {
        List<ServedRoute> routes = new ArrayList<>();
        for (HttpApi api : apis.all()) {
            for (String stage : api.stages().keySet()) {
                String prefix = stage.equals(HttpApi.DEFAULT) ? "" : "/" + stage;
                api.routes().forEach(route -> routes.add(route(api, prefix, route)));
            }
        }
        return routes;
    }

    private static ServedRoute route(HttpApi api, String prefix, HttpApi.Route route) {
        Value.Mapping integration = api.integrations().getOrDefault(route.integration(), Value.Mapping.EMPTY);
        String uri = Values.text(integration, "IntegrationUri");
        String path = route.key().equals(HttpApi.DEFAULT)
                ? "/{proxy+}"
                : route.key().substring(route.key().indexOf(' ') + 1);
        return new ServedRoute(
                uri.contains(":function:") ? LambdaUri.of(uri, Map.of()).toString() : uri,
                route.method(),
                prefix + path);
    }

    /** Answers a request; empty if there is no API, or none has a route for {@code /}. */
    public Optional<HttpReply> answer(WebRequest request) {
        String path = decodedPath(request.path());
        List<HttpApi> candidates = candidates(request);
        for (HttpApi api : candidates) {
            Optional<HttpReply> reply = api.stage(path).flatMap(stage -> answer(api, stage, path, request));
            if (reply.isPresent()) {
                return reply;
            }
        }
        return candidates.isEmpty() || path.equals("/") ? Optional.empty() : Optional.of(GatewayReply.notFound());
    }

    private List<HttpApi> candidates(WebRequest request) {
        String label = RequestGuard.firstLabel(request.head());
        List<HttpApi> all = apis.all();
        List<HttpApi> named = all.stream().filter(api -> api.id().equals(label)).toList();
        return named.isEmpty() ? all : named;
    }

    /** API Gateway decodes paths, and treats what follows a decoded question mark as a query. */
    private static String decodedPath(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            int question = decoded.indexOf('?');
            return question < 0 ? decoded : decoded.substring(0, question);
        } catch (IllegalArgumentException notEncoded) {
            return path;
        }
    }

    private Optional<HttpReply> answer(HttpApi api, HttpApi.StagePath stage, String path, WebRequest request) {
        CorsRules cors = api.cors();
        Optional<String> origin = RequestGuard.origin(request.head());
        if (CorsRules.isPreflight(request) && !cors.isEmpty()) {
            List<Map.Entry<String, String>> headers =
                    cors.allows(origin) ? cors.preflightHeaders(origin.get()) : List.of();
            return Optional.of(new HttpReply(204, headers, Payload.of("")));
        }
        Optional<HttpApi.RouteMatch> match = api.route(request.method(), stage.path());
        if (match.isPresent()
                && RequestGuard.isForeign(request.head())
                && !RequestGuard.isOfThisMachine(request.head())
                && !cors.allows(origin)) {
            return Optional.of(GatewayReply.of(
                    403, "Forbidden: pages of other origins may call this API only if its CORS settings permit it"));
        }
        return match.map(found -> {
            Exchange exchange = exchange(api, stage, path, found, request);
            HttpReply reply = answer(api, found.route(), exchange).with("Apigw-Requestid", exchange.requestId());
            return cors.applied(reply, request);
        });
    }

    private Exchange exchange(
            HttpApi api, HttpApi.StagePath stage, String path, HttpApi.RouteMatch match, WebRequest request) {
        Value.Mapping properties = api.stages().getOrDefault(stage.stage(), Value.Mapping.EMPTY);
        return new Exchange(
                request,
                ReceivedHeaders.of(request),
                api.id(),
                stage.stage(),
                Values.texts(Values.mapping(properties, "StageVariables")),
                match.route().key(),
                path,
                match.variables(),
                ids.next(),
                clock.now(),
                Optional.empty());
    }

    private HttpReply answer(HttpApi api, HttpApi.Route route, Exchange exchange) {
        if (exchange.web().body().size() > LARGEST_BODY) {
            return GatewayReply.tooLarge();
        }
        Optional<Decision> decision = authorizers.decide(api, route, exchange);
        if (decision.isPresent() && decision.get() instanceof Decision.Refused refused) {
            return refused.reply();
        }
        return integrated(
                api,
                route,
                decision.isPresent() && decision.get() instanceof Decision.Granted granted
                        ? exchange.by(granted.caller())
                        : exchange);
    }

    private HttpReply integrated(HttpApi api, HttpApi.Route route, Exchange exchange) {
        Value.Mapping integration = api.integrations().getOrDefault(route.integration(), Value.Mapping.EMPTY);
        Duration limit = Duration.ofMillis(Values.number(integration, "TimeoutInMillis", LONGEST_MILLIS));
        String uri = Values.text(integration, "IntegrationUri");
        String type = Values.text(integration, "IntegrationType");
        if (type.equals("HTTP_PROXY")
                && !Values.text(integration, "ConnectionType").equals("VPC_LINK")) {
            return passedOn(
                    OutgoingRequest.passingOn(
                            exchange.web(),
                            uri,
                            Values.text(integration, "IntegrationMethod"),
                            exchange.pathParameters()),
                    limit);
        }
        if (!type.equals("AWS_PROXY")
                || Values.find(integration, "IntegrationSubtype").isPresent()) {
            return GatewayReply.internalError("The local target does not emulate the integration of " + route.key()
                    + ": it calls functions and other servers only.");
        }
        return functions.answer(exchange, integration, limit);
    }

    private HttpReply passedOn(OutgoingRequest request, Duration limit) {
        try {
            return servers().send(request, limit);
        } catch (HttpTimeoutException e) {
            return GatewayReply.unavailable()
                    .because(request.uri() + " did not answer within " + limit.toSeconds() + " s");
        } catch (IOException e) {
            return GatewayReply.internalError(request.uri() + " cannot be called: " + e);
        }
    }

    private synchronized HttpIntegration servers() {
        HttpIntegration known = servers.orElseGet(() -> new HttpIntegration(addresses));
        servers = Optional.of(known);
        return known;
    }
}
