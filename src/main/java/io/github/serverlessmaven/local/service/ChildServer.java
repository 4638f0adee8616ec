/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A third-party server that runs in a separate JVM, at 127.0.0.1. */
public final class ChildServer implements AutoCloseable {

    private static final int KEPT_LINES = 15;
    private static final int GRACE_SECONDS = 5;
    private static final int CONNECT_MILLIS = 200;

    private final int port;
    private final Process process;
    private final Thread reader;
    private final Deque<String> lastLines = new ArrayDeque<>();

    ChildServer(String name, int port, Process process, Consumer<String> log) {
        this.port = port;
        this.process = process;
        this.reader = new Thread(() -> read(name, log), name + " log");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(String name, Consumer<String> log) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                log.accept(name + ": " + line);
            }
        } catch (IOException ended) {
            // The process is gone, and its output with it.
        }
    }

    private synchronized void keep(String line) {
        if (lastLines.size() == KEPT_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    /** The end of what it wrote. */
    synchronized String output() {
        return String.join("\n", lastLines);
    }

    int port() {
        return port;
    }

    /** Where it answers. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Whether it answers at other addresses of this machine too, where other machines may reach it. */
    public boolean isReachableFromOutside() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLoopbackAddress())
                    .anyMatch(this::answersAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answersAt(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has written until then is still passed on: {@link Process#destroy} would drop it, its handle leaves the output open. */
    @Override
    public void close() {
        ProcessHandle handle = process.toHandle();
        handle.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                handle.destroyForcibly();
            }
            reader.join(TimeUnit.SECONDS.toMillis(GRACE_SECONDS));
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
