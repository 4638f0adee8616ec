/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.trigger;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.gateway.ServedRoute;
import io.github.serverlessmaven.local.gateway.WebSocketGateway;
import io.github.serverlessmaven.local.http.HttpReply;
import io.github.serverlessmaven.local.http.WebRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** WebSocket APIs: handshakes below the names of their stages, and {@code @connections}. */
public final class WebSocketApis implements Trigger {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final WebSocketGateway gateway;
    private final Thread limits;

    /** Creates the trigger; APIs are looked up at each request. */
    public WebSocketApis(WebSocketGateway gateway, Clock clock) {
        this.gateway = gateway;
        this.limits = new Thread(
                () -> {
                    while (!Thread.currentThread().isInterrupted()) {
                        clock.sleep(BETWEEN_LOOKS);
                        gateway.closeExpired();
                    }
                },
                "limits of WebSockets");
        limits.setDaemon(true);
    }

    @Override
    public List<ServedRoute> routes() {
        return gateway.routes();
    }

    @Override
    public Optional<HttpReply> answer(WebRequest request) {
        return gateway.answer(request);
    }

    @Override
    public void open() {
        limits.start();
    }

    @Override
    public void close() {
        limits.interrupt();
        gateway.close();
    }
}
