/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client of the JDK, for tests: what it receives and how it ended. */
final class SocketClient implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    /** Connects; each header as {@code Name: value}. */
    static SocketClient open(String uri, String... headers) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (String header : headers) {
            String[] parts = header.split(": ", 2);
            if (parts[0].equals("Sec-WebSocket-Protocol")) {
                builder.subprotocols(parts[1]);
            } else {
                builder.header(parts[0], parts[1]);
            }
        }
        client.socket = builder.buildAsync(URI.create(uri), client).join();
        return client;
    }

    /** The status with which a handshake is refused. */
    static int refused(String uri, String... headers) {
        try {
            open(uri, headers).socket.abort();
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    /** Sends a message and gives back the next that is received. */
    String ask(String message) throws InterruptedException {
        say(message);
        return next();
    }

    void say(String message) {
        socket.sendText(message, true).join();
    }

    String next() throws InterruptedException {
        return received.poll(20, TimeUnit.SECONDS);
    }

    WebSocket socket() {
        return socket;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
        text.append(data);
        if (isLast) {
            received.add(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.complete("broken: " + error);
    }
}
