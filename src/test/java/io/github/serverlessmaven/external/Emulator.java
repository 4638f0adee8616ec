/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Starts and ends the AWS emulator around the integration tests.
 *
 * <p>The build runs this file as a program of its own, without compiling the tests: {@code java Emulator.java start PORT optional}
 * and {@code java Emulator.java stop}, in the project's folder. Everything it writes lies in {@code target/emulator}:
 * the virtual environment (made once), {@code pid} while the server runs, {@code server.log}, {@code access.log},
 * and a folder {@code failures}, which tests may write. Where Python is missing, a developer's build goes on without the tests
 * that need the emulator, and says so; with {@code required} or {@code CI=true} it fails.
 */
public final class Emulator {

    private static final Path SOURCES = Path.of("src", "test", "emulator");
    private static final Path REQUIREMENTS = SOURCES.resolve("requirements.txt");
    private static final int START_ATTEMPTS = 600;
    private static final int MILLIS_BETWEEN_ATTEMPTS = 100;
    private static final int SECONDS_TO_END = 10;

    /** What every emulator of the build shares: the virtual environment and the client that runs functions. */
    static final Path BUILD = Path.of("target", "emulator").toAbsolutePath();

    private final Path folder;

    /**
     * An emulator whose files lie in a folder.
     *
     * @param folder a folder of its own, created if it is missing
     */
    Emulator(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs the command.
     *
     * @param arguments {@code start PORT optional|required} or {@code stop}
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Emulator emulator = new Emulator(BUILD);
        try {
            if (arguments.length == 3 && arguments[0].equals("start")) {
                emulator.start(
                        Integer.parseInt(arguments[1]),
                        ProcessHandle.current().parent().orElseThrow(),
                        Path.of(System.getProperty("java.home")));
            } else if (arguments.length == 1 && arguments[0].equals("stop")) {
                emulator.stop();
            } else {
                throw new IllegalArgumentException("usage: start PORT optional|required | stop");
            }
        } catch (MissingComponentException missing) {
            boolean mustBeThere = "required".equals(arguments[2]) || "true".equals(System.getenv("CI"));
            System.err.println(
                    (mustBeThere ? "" : "The tests that need the AWS emulator are skipped: ") + missing.getMessage());
            System.exit(mustBeThere ? 1 : 0);
        }
    }

    /**
     * Starts the server and returns when it answers.
     *
     * @param port where it listens on 127.0.0.1
     * @param owner the process with which it ends, at the latest
     * @param java the home of the Java that runs functions
     * @throws MissingComponentException if the machine lacks Python or what it needs
     */
    void start(int port, ProcessHandle owner, Path java)
            throws IOException, InterruptedException, MissingComponentException {
        stop();
        Files.createDirectories(folder.resolve("tmp"));
        Path python = virtualEnvironment();
        Files.writeString(folder.resolve("access.log"), "");
        empty(folder.resolve("failures"));
        Process server = launch(python, port, owner, java);
        for (int attempt = 0; attempt < START_ATTEMPTS && !isHealthy(port); attempt++) {
            if (server.waitFor(MILLIS_BETWEEN_ATTEMPTS, TimeUnit.MILLISECONDS)) {
                throw new IOException("The AWS emulator ended at once:\n" + tail(folder.resolve("server.log")));
            }
        }
        Files.writeString(pidFile(), Long.toString(server.pid()));
    }

    private static void empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private Process launch(Path python, int port, ProcessHandle owner, Path java) throws IOException {
        ProcessBuilder server = new ProcessBuilder(
                python.toString(),
                SOURCES.resolve("strict_server.py").toString(),
                "--port=" + port,
                "--owner=" + owner.pid(),
                "--failures=" + folder.resolve("failures"),
                "--access-log=" + folder.resolve("access.log"),
                "--java=" + java.resolve("bin").resolve("java"),
                "--runtime-client=" + BUILD.resolveSibling("lambda-runtime"));
        server.environment().put("TMPDIR", folder.resolve("tmp").toString());
        server.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        return server.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    private static boolean isHealthy(int port) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/_ministack/health")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The Python of the virtual environment, which is made anew when the list of what belongs into it has changed. */
    private Path virtualEnvironment() throws IOException, InterruptedException, MissingComponentException {
        Path environment = BUILD.resolve("venv");
        Path installed = environment.resolve("installed.txt");
        Path python = environment.resolve("bin").resolve("python");
        String wanted = Files.readString(REQUIREMENTS);
        if (Files.exists(installed) && Files.readString(installed).equals(wanted)) {
            return python;
        }
        run("Python 3 with its venv module", List.of("python3", "-m", "venv", "--clear", environment.toString()));
        run(
                "the Python package ministack",
                List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--quiet",
                        "--disable-pip-version-check",
                        "--requirement",
                        REQUIREMENTS.toString()));
        Files.writeString(installed, wanted);
        return python;
    }

    private void run(String component, List<String> command)
            throws IOException, InterruptedException, MissingComponentException {
        Path log = Files.createDirectories(BUILD).resolve("install.log");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException absent) {
            throw new MissingComponentException(component + " is not installed.");
        }
        if (process.waitFor() != 0) {
            throw new MissingComponentException(component + " could not be installed:\n" + tail(log));
        }
    }

    /** Ends the server and the functions it runs, if it is running. */
    void stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> server = running();
        Files.deleteIfExists(pidFile());
        if (server.isEmpty()) {
            return;
        }
        List<ProcessHandle> processes =
                new ArrayList<>(server.get().descendants().toList());
        processes.add(server.get());
        processes.forEach(ProcessHandle::destroy);
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            processes.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The server this folder's pid file names, unless the number meanwhile belongs to another program. */
    private Optional<ProcessHandle> running() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        long pid = Long.parseLong(Files.readString(pidFile()).strip());
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains("strict_server.py"))
                        .isPresent());
    }

    private Path pidFile() {
        return folder.resolve("pid");
    }

    private static String tail(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    /** Something that only the machine can bring is not there. */
    static final class MissingComponentException extends Exception {
        private static final long serialVersionUID = 1L;

        MissingComponentException(String message) {
            super(message);
        }
    }
}
