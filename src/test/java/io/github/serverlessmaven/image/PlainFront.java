/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in front of a server without encryption, and hangs up on whoever begins with TLS, as such registries do. */
final class PlainFront implements AutoCloseable {

    /** The first byte of a handshake ("ContentType", RFC 8446). */
    private static final int HANDSHAKE = 0x16;

    private final ServerSocket front;
    private final int server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    PlainFront(int server) throws IOException {
        this.server = server;
        front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** The host and port that registries are known by. */
    String address() {
        return "127.0.0.1:" + front.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = front.accept();
                threads.execute(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            PushbackInputStream request = new PushbackInputStream(client.getInputStream());
            int first = request.read();
            if (first < 0 || first == HANDSHAKE) {
                return;
            }
            request.unread(first);
            try (Socket behind = new Socket(InetAddress.getLoopbackAddress(), server)) {
                threads.execute(() -> copy(request, behind));
                behind.getInputStream().transferTo(client.getOutputStream());
            }
        } catch (IOException cut) {
            // What the test wants.
        }
    }

    private static void copy(InputStream request, Socket behind) {
        try (OutputStream out = behind.getOutputStream()) {
            request.transferTo(out);
        } catch (IOException cut) {
            // The answer was cut, or is complete.
        }
    }

    @Override
    public void close() throws IOException {
        front.close();
        threads.shutdownNow();
    }
}
