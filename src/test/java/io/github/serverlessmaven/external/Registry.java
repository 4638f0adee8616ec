/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The registry of the CNCF distribution, as Debian has it, on a free port of this machine, for one test. */
public final class Registry implements AutoCloseable {

    /** Who may sign in to a registry that is closed to others. */
    public static final String USER = "reader";

    /** Their password. */
    public static final String PASSWORD = "secret";

    /** bcrypt of the password, as htpasswd writes it. */
    private static final String HASH = "$2y$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a";

    private static final int ATTEMPTS = 400;

    /** A header of all its answers, which another server at its port does not have. */
    private static final String ID = "X-Registry-Id";

    private final Process process;
    private final int port;
    private final String id;

    private Registry(Process process, int port, String id) {
        this.process = process;
        this.port = port;
        this.id = id;
    }

    /** Starts a registry that is open to all; the test is skipped where there is none. */
    public static Registry start(Path folder) throws IOException {
        return start(folder, "");
    }

    /** Starts a registry that only {@link #USER} may use. */
    public static Registry startClosed(Path folder) throws IOException {
        Path users = Files.writeString(Files.createDirectories(folder).resolve("htpasswd"), USER + ":" + HASH + "\n");
        return start(folder, "auth: {htpasswd: {realm: test, path: '" + users + "'}}\n");
    }

    /** Starts a registry that wants a token for each thing that is done. */
    public static Registry startWithTokens(Path folder, TokenServer tokens) throws IOException {
        return start(folder, tokens.settings());
    }

    /** Another process may take the port before the registry does. */
    private static Registry start(Path folder, String settings) throws IOException {
        SystemComponent.require(SystemComponent.SKOPEO, SystemComponent.DOCKER_REGISTRY);
        for (int attempt = 0; attempt < 3; attempt++) {
            Registry registry = launch(folder, settings);
            if (registry.isStarted()) {
                return registry;
            }
            registry.close();
        }
        throw new IllegalStateException("the registry did not start: " + Files.readString(folder.resolve("log")));
    }

    private static Registry launch(Path folder, String settings) throws IOException {
        String id = UUID.randomUUID().toString();
        Path program = SystemComponent.DOCKER_REGISTRY.require();
        int port = freePort();
        Path config = Files.writeString(
                Files.createDirectories(folder).resolve("config.yml"),
                "version: 0.1\nlog: {level: error}\nstorage: {filesystem: {rootdirectory: '" + folder.resolve("data")
                        + "'}, delete: {enabled: true}}\nhttp: {addr: '127.0.0.1:" + port + "', headers: {" + ID
                        + ": [" + id + "]}}\n" + settings);
        Process process = new ProcessBuilder(program.toString(), "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        return new Registry(process, port, id);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private boolean isStarted() {
        for (int i = 0; i < ATTEMPTS && process.isAlive(); i++) {
            try {
                HttpURLConnection connection = (HttpURLConnection)
                        URI.create("http://" + address() + "/v2/").toURL().openConnection();
                connection.connect();
                return id.equals(connection.getHeaderField(ID));
            } catch (IOException notYet) {
                LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
            }
        }
        return false;
    }

    /** Its host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Puts an image into it, with skopeo. */
    public void push(Path layout, String name) {
        skopeo("copy", "--dest-tls-verify=false", "--dest-creds=" + USER + ":" + PASSWORD, "oci:" + layout, url(name));
    }

    /** Takes an image out of it, as files, with skopeo. */
    public void pull(String name, Path folder) {
        skopeo("copy", "--src-tls-verify=false", "--src-creds=" + USER + ":" + PASSWORD, url(name), "dir:" + folder);
    }

    /** An image as skopeo names it. */
    public String url(String name) {
        return "docker://" + address() + "/" + name;
    }

    /** Runs skopeo, the independent reader of images, and gives what it says. */
    public static String skopeo(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(SystemComponent.SKOPEO.require().toString(), "--insecure-policy"));
        command.addAll(List.of(arguments));
        try {
            Process skopeo =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(skopeo.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (skopeo.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
