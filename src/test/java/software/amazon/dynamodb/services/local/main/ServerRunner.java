/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package software.amazon.dynamodb.services.local.main;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * In place of the class of this name in DynamoDB Local, which no test fetches or runs: it prints what it is started with, listens at all
 * addresses unless it is told otherwise, and hands connections on to the server that {@code upstream.txt} on its class path names.
 */
public final class ServerRunner {

    private ServerRunner() {}

    /** The server, not yet started. */
    public static Proxy createServerFromCommandLineArgs(String[] arguments) {
        System.out.println("arguments " + List.of(arguments));
        System.out.println("telemetry " + System.getenv("DDB_LOCAL_TELEMETRY"));
        System.out.println("libraries " + System.getProperty("java.library.path"));
        return new Proxy(Integer.parseInt(arguments[arguments.length - 1]));
    }

    /** Has its server in a private field. */
    public static final class Proxy {

        private final Server server;

        Proxy(int port) {
            this.server = new Server(new Connector(port));
        }

        /** Begins to listen. */
        public void start() throws IOException {
            server.connector.open();
        }
    }

    /** As Jetty's. */
    public static final class Server {

        private final Connector connector;

        Server(Connector connector) {
            this.connector = connector;
        }

        /** All of them. */
        public Connector[] getConnectors() {
            return new Connector[] {connector};
        }
    }

    /** As Jetty's. */
    public static final class Connector {

        private final int port;
        private String host = "0.0.0.0";

        Connector(int port) {
            this.port = port;
        }

        /** The address to listen at. */
        public void setHost(String address) {
            host = address;
        }

        void open() throws IOException {
            ServerSocket socket = new ServerSocket(port, 50, InetAddress.getByName(host));
            new Thread(() -> accept(socket)).start();
        }

        private static void accept(ServerSocket socket) {
            while (true) {
                try {
                    forward(socket.accept());
                } catch (IOException e) {
                    System.out.println(e);
                }
            }
        }

        private static void forward(Socket client) throws IOException {
            try (InputStream upstream = ServerRunner.class.getResourceAsStream("/upstream.txt")) {
                if (upstream == null) {
                    client.close();
                    return;
                }
                URI address = URI.create(new String(upstream.readAllBytes(), StandardCharsets.UTF_8));
                Socket server = new Socket(address.getHost(), address.getPort());
                pump(client, server);
                pump(server, client);
            }
        }

        private static void pump(Socket from, Socket to) {
            new Thread(() -> {
                        try (from;
                                to) {
                            InputStream input = from.getInputStream();
                            OutputStream output = to.getOutputStream();
                            input.transferTo(output);
                        } catch (IOException closed) {
                            // One side has closed the connection.
                        }
                    })
                    .start();
        }
    }
}
