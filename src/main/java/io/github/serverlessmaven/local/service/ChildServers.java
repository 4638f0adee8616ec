/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.runtime.ChildCommand;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Starts third-party servers in separate JVMs. */
public final class ChildServers {

    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int CONNECT_MILLIS = 1000;
    private static final int ATTEMPTS = 3;

    private final JavaPlatform java;
    private final Path folder;
    private final Clock clock;
    private final Consumer<String> log;

    /**
     * Creates the starter.
     *
     * @param folder for the files and the working directories of the servers
     * @param log receives what the servers write
     */
    public ChildServers(JavaPlatform java, Path folder, Clock clock, Consumer<String> log) {
        this.java = java;
        this.folder = folder;
        this.clock = clock;
        this.log = log;
    }

    /**
     * Starts a server on a free port of 127.0.0.1 and waits until it accepts connections. It ends when it is closed, and with this process,
     * however that ends.
     *
     * @throws ServerlessException if its jars cannot be had, or if it does not get ready
     */
    public ChildServer start(ServerProgram program) {
        List<Path> jars = java.programs(
                program.name() + ", which serves " + program.purpose(), program.coordinates(), program.exclusions());
        return start(program, jars, ATTEMPTS);
    }

    /** Another process may have taken the port since it was free. */
    private ChildServer start(ServerProgram program, List<Path> jars, int attempts) {
        ChildServer server = launch(program, jars, freePort());
        if (awaitReady(server)) {
            return server;
        }
        server.close();
        if (attempts > 1 && server.output().toLowerCase(Locale.ROOT).contains("address already in use")) {
            return start(program, jars, attempts - 1);
        }
        throw notReady(program, server);
    }

    private ChildServer launch(ServerProgram program, List<Path> jars, int port) {
        Path home = folder.resolve(program.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
        List<String> arguments = program.arguments().stream()
                .map(argument -> argument.replace(ServerProgram.PORT, Integer.toString(port)))
                .toList();
        try {
            Files.createDirectories(home);
            ProcessBuilder builder = new ChildCommand(java, folder)
                    .of(program.options(), jars, program.mainClass(), arguments)
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().putAll(program.environment());
            return new ChildServer(program.name(), port, builder.start(), log);
        } catch (IOException e) {
            throw new ServerlessException(
                    program.name() + " cannot be started: " + e.getMessage(),
                    "Check that the JDK of Maven can be run and that " + folder + " is writable.",
                    e);
        }
    }

    private boolean awaitReady(ChildServer server) {
        long end = clock.ticks() + LONGEST_START.toNanos();
        while (server.isAlive()
                && clock.ticks() < end
                && !Thread.currentThread().isInterrupted()) {
            if (accepts(server.port())) {
                return server.isAlive();
            }
            clock.sleep(PAUSE);
        }
        return false;
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static ServerlessException notReady(ServerProgram program, ChildServer server) {
        String output = server.output().strip();
        return new ServerlessException(
                program.name() + ", which serves " + program.purpose() + ", did not get ready"
                        + (output.isEmpty() ? "." : ":\n" + output),
                "Run Maven with -X to see all of its log.");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetAddress loopback() throws IOException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
