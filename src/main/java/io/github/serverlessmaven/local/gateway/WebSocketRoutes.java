/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.Payload;
import io.github.serverlessmaven.local.http.WebSocketConnection;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.UniqueIds;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Calls the integrations of routes, and sends their answers where the route has a response. */
final class WebSocketRoutes implements AutoCloseable {

    /** How many messages of one client are with functions at a time; then the client waits. */
    private static final int MOST_AT_A_TIME = 50;

    private final ApiDirectory<WebSocketApi> apis;
    private final WebSocketIntegrations integrations;
    private final OpenConnections connections;
    private final Clock clock;
    private final UniqueIds ids;
    private final Consumer<String> listener;
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "WebSocket message");
        thread.setDaemon(true);
        return thread;
    });

    WebSocketRoutes(
            ApiDirectory<WebSocketApi> apis,
            WebSocketIntegrations integrations,
            OpenConnections connections,
            Clock clock,
            UniqueIds ids,
            Consumer<String> listener) {
        this.apis = apis;
        this.integrations = integrations;
        this.connections = connections;
        this.clock = clock;
        this.ids = ids;
        this.listener = listener;
    }

    /** The answer to a handshake: the function decides. */
    HttpReply connect(WebSocketApi api, WebSocketApi.Route route, WebSocketEvent event) {
        try {
            Value.Mapping answer = integrations
                    .answer(api, route, event, event.connected().build())
                    .filter(value -> value.get("statusCode").isPresent())
                    .orElseThrow(() -> new ResourceProblem("it has no statusCode"));
            int status = FunctionAnswer.status(answer);
            if (status >= 300) {
                return new HttpReply(status, List.of(), Payload.of("")).because("the function of $connect refuses");
            }
            Optional<String> protocol = FunctionAnswer.singleHeaders(answer).stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Sec-WebSocket-Protocol"))
                    .map(Map.Entry::getValue)
                    .findFirst();
            return open(event.session(), protocol);
        } catch (GatewayProblem failure) {
            return failed(event).because(String.valueOf(failure.getMessage()));
        } catch (ResourceProblem malformed) {
            return failed(event).because("The function's answer is malformed: " + malformed.getMessage());
        }
    }

    private static HttpReply failed(WebSocketEvent event) {
        return HttpReply.json(502, problem("Internal server error", event));
    }

    private static Value.Mapping problem(String message, WebSocketEvent event) {
        return Value.mapping()
                .put("message", message)
                .put("connectionId", event.session().id())
                .put("requestId", event.requestId())
                .build();
    }

    /** Opens a connection. */
    HttpReply open(WebSocketSession session, Optional<String> protocol) {
        return WebSocketHandshake.accepted(session.handshake().web(), protocol, (input, output, acceptance) -> {
            WebSocketConnection connection = new WebSocketConnection(input, output);
            Semaphore free = new Semaphore(MOST_AT_A_TIME);
            WebSocketConnection.Closed end = new WebSocketConnection.Closed(1006, "");
            try {
                connection.open(() -> {
                    connections.add(session, connection);
                    acceptance.send();
                });
                end = connection.receive(text -> take(session, text, free));
            } finally {
                connections.remove(session.id());
                disconnected(session, end);
            }
        });
    }

    private void take(WebSocketSession session, String text, Semaphore free) {
        connections.active(session.id());
        free.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                message(session, text);
            } finally {
                free.release();
            }
        });
    }

    private Optional<WebSocketApi> api(WebSocketSession session) {
        return apis.all().stream().filter(api -> api.id().equals(session.api())).findFirst();
    }

    private void message(WebSocketSession session, String text) {
        Optional<WebSocketApi> api = api(session);
        Optional<WebSocketApi.Route> route = api.flatMap(known -> known.routeOf(text));
        WebSocketEvent event = session.event(
                route.map(WebSocketApi.Route::key).orElse(WebSocketApi.DEFAULT), "MESSAGE", ids.next(), clock.now());
        if (route.isEmpty()) {
            send(event, Payload.of(problem("Forbidden", event)));
            report(event, "no route takes the message, and there is no $default");
            return;
        }
        try {
            Optional<Value.Mapping> answer = integrations.answer(api.get(), route.get(), event, event.message(text));
            if (route.get().hasResponse()) {
                answer.flatMap(value -> Values.find(value, "body")).ifPresent(body -> send(event, Payload.of(body)));
            }
            report(event, "");
        } catch (GatewayProblem failure) {
            send(event, Payload.of(problem("Internal server error", event)));
            report(event, String.valueOf(failure.getMessage()));
        }
    }

    private void disconnected(WebSocketSession session, WebSocketConnection.Closed end) {
        Optional<WebSocketApi> api = api(session);
        WebSocketEvent event = session.event(WebSocketApi.DISCONNECT, "DISCONNECT", ids.next(), clock.now());
        api.flatMap(known -> known.route(WebSocketApi.DISCONNECT)).ifPresent(route -> {
            try {
                integrations.answer(api.get(), route, event, event.disconnected(end));
                report(event, "");
            } catch (GatewayProblem failure) {
                report(event, String.valueOf(failure.getMessage()));
            }
        });
    }

    private void send(WebSocketEvent event, Payload text) {
        try {
            connections.send(event.session().id(), text);
        } catch (IOException gone) {
            report(event, "the answer is dropped, since the client has disconnected");
        }
    }

    private void report(WebSocketEvent event, String cause) {
        Duration duration = Duration.between(event.now(), clock.now());
        listener.accept("WebSocket " + event.session().id() + " " + event.routeKey() + " (" + duration.toMillis()
                + " ms)" + (cause.isEmpty() ? "" : ": " + cause));
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
