/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.Duration;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.bootstrap.HttpServer;
import org.apache.hc.core5.http.impl.bootstrap.ServerBootstrap;
import org.apache.hc.core5.http.io.HttpRequestHandler;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/** An HTTP server with one handler for everything; one thread for each connection. */
public final class LoopbackServer implements AutoCloseable {

    private static final int LONGEST_LINE = 16_384;
    private static final int MOST_HEADERS = 100;

    private final HttpServer server;
    private final InetAddress address;
    private final int wantedPort;

    private LoopbackServer(HttpServer server, InetAddress address, int wantedPort) {
        this.server = server;
        this.address = address;
        this.wantedPort = wantedPort;
    }

    /**
     * Starts a server, whose handler may be called before this returns.
     *
     * @param address to listen on
     * @param port 0 for any free one
     * @param idle how long a connection may be silent
     * @throws ServerlessException if the port is taken
     */
    public static LoopbackServer start(InetAddress address, int port, Duration idle, HttpRequestHandler handler) {
        LoopbackServer server = of(address, port, idle, handler);
        server.start();
        return server;
    }

    /** A server that is not started yet. */
    public static LoopbackServer of(InetAddress address, int port, Duration idle, HttpRequestHandler handler) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        HttpServer server = ServerBootstrap.bootstrap()
                .setLocalAddress(address)
                .setListenerPort(port)
                .setSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoTimeout(Timeout.of(idle))
                        .build())
                .setConnectionFactory(LoopbackConnection.factory(limits))
                .setRequestRouter((request, context) -> handler)
                .setExceptionListener(org.apache.hc.core5.http.ExceptionListener.NO_OP)
                .create();
        return new LoopbackServer(server, address, port);
    }

    /**
     * Starts to serve.
     *
     * @throws ServerlessException if the port is taken
     */
    public void start() {
        try {
            server.start();
        } catch (BindException e) {
            throw new ServerlessException(
                    "Port " + wantedPort + " of " + address.getHostAddress() + " is taken"
                            + PortHolder.of(wantedPort)
                                    .map(holder -> " by " + holder)
                                    .orElse("") + ": " + e.getMessage()
                            + ".",
                    "Stop the program that uses it, or choose another one with -Dserverless.start.port; 0 takes any"
                            + " free port.",
                    e);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The port that is listened at. */
    public int port() {
        return server.getLocalPort();
    }

    /** Whether a request is a GET. */
    static boolean isGet(String method) {
        return Method.GET.isSame(method);
    }

    @Override
    public void close() {
        server.close(CloseMode.IMMEDIATE);
    }
}
