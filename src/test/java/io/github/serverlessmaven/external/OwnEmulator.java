/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import io.github.serverlessmaven.external.Emulator.MissingComponentException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An emulator for the tests of one class only, started before them and stopped after them: its pollers and tickers have nothing else to
 * look at, and its functions run on the Java that AWS would take. Without Python the tests are skipped, or fail in CI.
 */
public final class OwnEmulator implements BeforeAllCallback, AfterAllCallback {

    private static final String ACCOUNT = "000000000000";

    private final Path folder;
    private final int release;
    private Emulator server = new Emulator(Path.of(""));
    private URI endpoint = URI.create("");

    private OwnEmulator(String name, int release) {
        this.folder = Emulator.BUILD.resolveSibling(name);
        this.release = release;
    }

    /**
     * An emulator that runs functions on a release of Java.
     *
     * @param name the folder of its log files below {@code target}
     * @param release such as 21
     */
    public static OwnEmulator onJava(String name, int release) {
        return new OwnEmulator(name, release);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException, InterruptedException {
        SystemComponent.PYTHON.require();
        server = new Emulator(Files.createDirectories(folder));
        int port = freePort();
        try {
            server.start(port, ProcessHandle.current(), Jdks.ofRelease(release));
        } catch (MissingComponentException missing) {
            RealComponent.require(false, "The AWS emulator: " + missing.getMessage());
        }
        endpoint = URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException, InterruptedException {
        server.stop();
    }

    /** The emulator with a new, empty account. */
    public RunningEmulator withNewAccount() {
        return new RunningEmulator(endpoint, folder, RunningEmulator.newAccount());
    }

    /** The emulator with the only account whose APIs and user pools answer without a signature. */
    public RunningEmulator running() {
        return new RunningEmulator(endpoint, folder, ACCOUNT);
    }
}
