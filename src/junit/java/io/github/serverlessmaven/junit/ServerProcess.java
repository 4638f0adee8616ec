/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.junit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The process that serves a service for tests. It ends when this one closes its standard input, which the operating system does however
 * this process ends.
 */
@SuppressWarnings("deprecation") // before JUnit 5.13 nothing else is closed after the tests
final class ServerProcess implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    private static final String MAIN = "io.github.serverlessmaven.workflow.TestServer";
    private static final long POLL_MILLIS = 20;
    private static final long END_SECONDS = 10;

    private final Process process;
    private final Path folder;
    private final Path log;
    private Optional<TestConnection> connection = Optional.empty();

    private ServerProcess(PreparedService service, Settings settings, Path folder) throws IOException {
        this.folder = folder;
        this.log = folder.resolveSibling(folder.getFileName() + ".log");
        String secret = UUID.randomUUID().toString();
        write(request(service, settings, secret));
        this.process = start(service);
        this.connection = Optional.of(new TestConnection(awaitAddress(), secret, service.get("region"), log));
    }

    /** Starts serving, and waits until the functions can be called. */
    static ServerProcess start(PreparedService service, Settings settings) {
        try {
            return new ServerProcess(service, settings, Files.createTempDirectory(service.folder(), "run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    TestConnection connection() {
        return connection.orElseThrow();
    }

    private Properties request(PreparedService service, Settings settings, String secret) {
        Properties request = new Properties();
        request.setProperty("prepared", service.folder().toString());
        request.setProperty("packages", service.packages().toString());
        request.setProperty("log", log.toString());
        request.setProperty("secret", secret);
        request.setProperty("authorizers", Boolean.toString(settings.authorizers()));
        request.setProperty("schedules", Boolean.toString(settings.schedules()));
        for (String variable : settings.environment()) {
            int equals = variable.indexOf('=');
            request.setProperty("environment." + variable.substring(0, equals), variable.substring(equals + 1));
        }
        return request;
    }

    /** The folder is this user's only, as temporary folders are. */
    private void write(Properties request) throws IOException {
        try (Writer file = Files.newBufferedWriter(folder.resolve("request.properties"))) {
            request.store(file, null);
        }
    }

    private Process start(PreparedService service) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        service.get("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        service.get("classPath"),
                        MAIN,
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // agents of the tests
        return builder.start();
    }

    private URI awaitAddress() throws IOException {
        Path address = folder.resolve("address.txt");
        Path failure = folder.resolve("failure.txt");
        try {
            while (!Files.exists(address)) {
                if (Files.exists(failure)) {
                    String reason = Files.readString(failure);
                    close();
                    throw new IllegalStateException(reason);
                }
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                    close();
                    throw new IllegalStateException("The process that serves the functions has ended: "
                            + Files.readString(log).strip());
                }
            }
            return URI.create(Files.readString(address));
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the functions were started", e);
        }
    }

    @Override
    public void close() throws IOException {
        if (connection.isPresent()) {
            connection.get().close();
        }
        process.getOutputStream().close();
        try {
            if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        deleteFolder();
    }

    /** The process does it by itself, unless it could not be started or was killed. */
    private void deleteFolder() throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
