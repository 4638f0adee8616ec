/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A command that builds images: Docker's, or one that understands the same.
 *
 * @param program the command, a path or a name that the system finds
 * @param dialect what sets it apart
 * @param folder where it is started
 * @param output takes what it prints
 */
record ContainerCommand(Path program, BuilderDialect dialect, Path folder, BuildOutput output) {

    private static final int LAST_LINES = 20;

    /**
     * Finds the command.
     *
     * @param builder which one, and where to look
     * @param folder where it is started
     * @param output takes what it prints
     * @throws ImageException if there is none
     */
    static ContainerCommand find(BuilderChoice builder, Path folder, BuildOutput output) {
        if (builder.chosen().isPresent()) {
            String chosen = builder.chosen().get();
            Path program = builder.find(chosen)
                    .orElseThrow(() -> new ImageException(
                            "There is no command \"" + chosen + "\" to build images with.",
                            "Correct -Dserverless.image.builder: a command of the PATH, or the path of one."));
            return new ContainerCommand(program, BuilderDialect.of(program), folder, output);
        }
        for (BuilderDialect dialect : BuilderDialect.values()) {
            Optional<Path> program = builder.find(dialect.command());
            if (program.isPresent()) {
                return new ContainerCommand(program.get(), dialect, folder, output);
            }
        }
        throw new ImageException(
                "An image is built from a Dockerfile, but none of " + BuilderDialect.commands() + " is installed.",
                "Install one of them, or name a command like them with -Dserverless.image.builder.");
    }

    /**
     * Runs it to its end.
     *
     * @param arguments its arguments
     * @param environment what is added to its environment
     * @param action in words, continuing "could not"
     * @throws ImageException if it fails; with the last lines it printed
     */
    void run(List<String> arguments, Map<String, String> environment, String action) {
        Deque<String> last = new ArrayDeque<>();
        int status = start(arguments, environment, line -> {
            last.addLast(output.show(line));
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        });
        if (status != 0) {
            throw new ImageException(
                    program.getFileName() + " could not " + action + "; it ended with status " + status + " and said:\n"
                            + String.join("\n", last).indent(4).stripTrailing(),
                    "Correct what it complains of; -X shows all of its output.");
        }
    }

    private int start(List<String> arguments, Map<String, String> environment, Consumer<String> lines) {
        ProcessBuilder builder = new ProcessBuilder(program.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.command().addAll(arguments);
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new ImageException(
                    "The command " + program + " cannot be started: " + e.getMessage() + ".",
                    "Repair its installation, or choose another with -Dserverless.image.builder.",
                    e);
        }
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            process.getOutputStream().close(); // nobody is there to answer
            reader.lines().forEach(lines);
            return process.waitFor();
        } catch (IOException e) {
            throw new ImageException("The output of " + program + " cannot be read.", "Try again.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImageException("The build of an image was interrupted.", "", e);
        } finally {
            process.destroy();
        }
    }
}
