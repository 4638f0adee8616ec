/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** A server for {@link ChildServersTest}, in a JVM of its own. */
public final class ListeningProgram {

    /** Lines: more than a reader takes at once, less than a pipe holds. */
    static final int TALK = 2000;

    private ListeningProgram() {}

    /**
     * Runs it.
     *
     * @param arguments what to do, and the port
     */
    public static void main(String[] arguments) throws Exception {
        System.out.println("secret: " + System.getenv("AWS_SECRET_ACCESS_KEY"));
        switch (arguments[0]) {
            case "host" -> {
                System.out.println(
                        ChildServersTest.listener(Path.of(arguments[1])).url().getPort());
                Thread.sleep(600_000);
            }
            case "fail" -> throw new IllegalStateException("no disk");
            case "busy" -> throw new java.net.BindException("Address already in use");
            case "talk" -> {
                IntStream.range(0, TALK).forEach(line -> System.out.println("said " + line));
                listen(Integer.parseInt(arguments[1]));
            }
            default -> listen(Integer.parseInt(arguments[1]));
        }
    }

    private static void listen(int port) throws Exception {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            while (!socket.isClosed()) {
                socket.accept().close();
            }
        }
    }
}
