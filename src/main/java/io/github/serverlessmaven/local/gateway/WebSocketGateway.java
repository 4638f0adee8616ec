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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * WebSocket APIs: handshakes below the names of their stages, messages, and the API by which functions send to connections. See "API
 * Gateway WebSocket APIs" in the Amazon API Gateway developer guide.
 */
public final class WebSocketGateway implements AutoCloseable {

    private static final int CONNECTION_ID_BYTES = 11;

    private final ApiDirectory<WebSocketApi> apis;
    private final WebSocketAuthorizer authorizer;
    private final OpenConnections connections;
    private final ConnectionsApi management;
    private final WebSocketRoutes routes;
    private final Clock clock;
    private final UniqueIds ids;

    /**
     * Creates the gateway; APIs are looked up at each handshake and each message.
     *
     * @param listener receives a line for each message
     */
    public WebSocketGateway(GatewaySetUp setUp, Consumer<String> listener) {
        this.clock = setUp.clock();
        this.ids = setUp.ids();
        this.apis = new ApiDirectory<>(setUp, api -> ApiParts.isApi(api, "WEBSOCKET"), WebSocketApi::of);
        this.authorizer = new WebSocketAuthorizer(setUp.authorizers(), setUp.functions(), setUp.calls(), clock, ids);
        this.connections = new OpenConnections(clock);
        this.management = new ConnectionsApi(connections);
        this.routes = new WebSocketRoutes(apis, new WebSocketIntegrations(setUp), connections, clock, ids, listener);
    }

    /** The routes of all APIs, with the functions that they call. */
    public List<ServedRoute> routes() {
        return apis.all().stream()
                .flatMap(api -> api.stages().keySet().stream()
                        .flatMap(stage -> api.routes().values().stream()
                                .map(route -> ServedRoute.ofWebSocket(target(api, route), route.key(), "/" + stage))))
                .sorted(Comparator.comparing(ServedRoute::method))
                .toList();
    }

    private static String target(WebSocketApi api, WebSocketApi.Route route) {
        String uri = Values.text(api.integration(route), "IntegrationUri");
        return uri.contains(":function:") ? LambdaUri.of(uri, Map.of()).toString() : uri;
    }

    /** Answers a request; empty if it is neither a handshake with a WebSocket API nor about a connection. */
    public Optional<HttpReply> answer(WebRequest request) {
        Optional<HttpReply> managed = management.answer(request);
        if (managed.isPresent() || !WebSocketHandshake.isAskedBy(request)) {
            return managed;
        }
        String stage = request.path().replaceAll("^/|/$", "");
        String label = RequestGuard.firstLabel(request.head());
        List<WebSocketApi> candidates = apis.all().stream()
                .filter(api -> api.stages().containsKey(stage))
                .toList();
        return candidates.stream()
                .filter(api -> api.id().equals(label))
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(api -> connected(api, stage, request));
    }

    private HttpReply connected(WebSocketApi api, String stage, WebRequest request) {
        Optional<HttpReply> problem = WebSocketHandshake.problem(request);
        if (problem.isPresent()) {
            return problem.get();
        }
        if (RequestGuard.isForeign(request.head()) && !RequestGuard.isOfThisMachine(request.head())) {
            return GatewayReply.of(403, "Forbidden: pages of other origins may not connect to this machine");
        }
        Instant now = clock.now();
        Exchange handshake = new Exchange(
                request,
                ReceivedHeaders.of(request),
                api.id(),
                stage,
                api.stages().getOrDefault(stage, Map.of()),
                WebSocketApi.CONNECT,
                "/" + stage,
                Map.of(),
                ids.next(),
                now,
                Optional.empty());
        WebSocketSession session =
                new WebSocketSession(connectionId(), api.id(), stage, now, handshake, Optional.empty());
        Optional<WebSocketApi.Route> route = api.route(WebSocketApi.CONNECT);
        Optional<Decision> decision = route.flatMap(found -> authorizer.decide(api, found, connectEvent(session)));
        if (decision.isPresent() && decision.get() instanceof Decision.Refused refused) {
            return refused.reply();
        }
        WebSocketSession admitted = decision.isPresent() && decision.get() instanceof Decision.Granted granted
                ? new WebSocketSession(session.id(), api.id(), stage, now, handshake, Optional.of(granted.caller()))
                : session;
        return route.map(found -> routes.connect(api, found, connectEvent(admitted)))
                .orElseGet(() -> routes.open(admitted, Optional.empty()));
    }

    private static WebSocketEvent connectEvent(WebSocketSession session) {
        return session.event(
                WebSocketApi.CONNECT, "CONNECT", session.handshake().requestId(), session.connectedAt());
    }

    /** An id in the form of API Gateway's, which must be encoded in URLs. */
    private String connectionId() {
        UUID id = UUID.nameUUIDFromBytes(("connection " + ids.next()).getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().encodeToString(Arrays.copyOf(bytes, CONNECTION_ID_BYTES));
    }

    /** Ends the connections that have been idle for ten minutes, or open for two hours. */
    public void closeExpired() {
        connections.closeExpired();
    }

    @Override
    public void close() {
        connections.closeAll();
        routes.close();
    }
}
