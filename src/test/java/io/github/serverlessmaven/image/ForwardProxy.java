/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy for HTTP, and for HTTPS as a tunnel, which wants a user and a password. */
final class ForwardProxy implements Closeable {

    static final String USER = "proxy-user";
    static final String PASSWORD = "proxy-secret";

    final AtomicInteger forwarded = new AtomicInteger();

    private final ServerSocket server;

    ForwardProxy() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = server.accept();
                start(() -> serve(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket client) {
        try (client) {
            byte[] head = head(client.getInputStream());
            String text = new String(head, StandardCharsets.ISO_8859_1);
            String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
            if (!text.contains("Proxy-Authorization: Basic " + login)) {
                write(
                        client,
                        "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"proxy\"\r\n"
                                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
                return;
            }
            forwarded.incrementAndGet();
            String[] line = text.split("\r\n", 2)[0].split(" ");
            URI target = URI.create(line[0].equals("CONNECT") ? "https://" + line[1] : line[1]);
            try (Socket registry = new Socket(target.getHost(), target.getPort())) {
                if (line[0].equals("CONNECT")) {
                    write(client, "HTTP/1.1 200 Connected\r\n\r\n");
                } else {
                    registry.getOutputStream().write(head);
                }
                start(() -> copy(client, registry));
                copy(registry, client);
            }
        } catch (IOException gone) {
            // One of the two hung up.
        }
    }

    private static byte[] head(InputStream input) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = input.read();
            if (next < 0) {
                break;
            }
            head.write(next);
        }
        return head.toByteArray();
    }

    private static void write(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException gone) {
            // One of the two hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
