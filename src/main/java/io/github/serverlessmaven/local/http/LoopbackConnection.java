/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.HttpConnectionFactory;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection that breaks off when an answer cannot be finished. Its base class would end the answer properly, and the client would take
 * half of it for the whole.
 */
final class LoopbackConnection extends DefaultBHttpServerConnection {

    private static final int LINGER_MILLIS = 1000;
    private static final int MOST_DISCARDED = 1 << 20;

    private LoopbackConnection(Http1Config limits) {
        super("http", limits);
    }

    static HttpConnectionFactory<DefaultBHttpServerConnection> factory(Http1Config limits) {
        return socket -> bound(new LoopbackConnection(limits), socket);
    }

    private static DefaultBHttpServerConnection bound(LoopbackConnection connection, Socket socket) throws IOException {
        connection.bind(socket);
        return connection;
    }

    @Override
    public void sendResponseEntity(ClassicHttpResponse response) throws HttpException, IOException {
        if (response.getEntity() != null) {
            response.setEntity(new AbortingEntity(response.getEntity()));
        }
        super.sendResponseEntity(response);
    }

    /** After the answer that changes the protocol this thread belongs to the new one. */
    @Override
    public void sendResponseHeader(ClassicHttpResponse response) throws HttpException, IOException {
        if (!(response.getEntity() instanceof UpgradedEntity upgraded)) {
            super.sendResponseHeader(response);
            return;
        }
        response.removeHeaders(HttpHeaders.CONTENT_LENGTH);
        response.removeHeaders(HttpHeaders.TRANSFER_ENCODING);
        response.setHeader(HttpHeaders.CONNECTION, "Upgrade");
        setSocketTimeout(Timeout.DISABLED);
        try {
            Socket socket = getSocketHolder().getSocket();
            upgraded.takeOver(socket.getInputStream(), socket.getOutputStream(), () -> sendHead(response));
            linger(socket);
        } finally {
            close(CloseMode.IMMEDIATE);
        }
    }

    private void sendHead(ClassicHttpResponse response) throws IOException {
        try {
            super.sendResponseHeader(response);
        } catch (HttpException e) {
            throw new IOException(e);
        }
        flush();
    }

    /** Waits for the other side to close: data that still arrives would make the system discard the last bytes of this side. */
    private static void linger(Socket socket) throws IOException {
        socket.shutdownOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        socket.getInputStream().readNBytes(MOST_DISCARDED);
    }

    private final class AbortingEntity extends HttpEntityWrapper {

        AbortingEntity(HttpEntity entity) {
            super(entity);
        }

        @Override
        public void writeTo(OutputStream output) throws IOException {
            try {
                super.writeTo(output);
            } catch (IOException | RuntimeException incomplete) {
                LoopbackConnection.this.close(CloseMode.IMMEDIATE);
                throw incomplete;
            }
        }
    }
}
