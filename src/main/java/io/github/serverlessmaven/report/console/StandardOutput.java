/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.report.console;

import io.github.serverlessmaven.artifact.PrivateFile;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a goal's result goes, apart from the log: with {@code -q} it is all that is printed. Written to the process's own output,
 * since Maven 4 turns {@code System.out} into log lines.
 */
public final class StandardOutput {

    private StandardOutput() {}

    /** Prints text, or writes it to a file whose folder is made if needed, ending with a line feed. */
    public static void print(String text, Optional<Path> file) {
        byte[] bytes = (text.endsWith("\n") ? text : text + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            if (file.isPresent()) {
                Files.createDirectories(file.get().toAbsolutePath().getParent());
                PrivateFile.write(file.get(), bytes);
            } else {
                write(FileDescriptor.out, bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what a function returned; a file receives it as it is, without a line feed that the function did not write. */
    public static void printResponse(String response, Optional<Path> file) {
        if (file.isEmpty()) {
            print(response, file);
            return;
        }
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            PrivateFile.write(file.get(), response.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes text and control sequences to the terminal. */
    public static void control(String text) {
        try {
            write(FileDescriptor.out, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints a line on the process's standard error. */
    public static void printError(String line) {
        try {
            write(FileDescriptor.err, (line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Closing the stream would close the process's output for everybody else.
    @SuppressWarnings("resource")
    private static void write(FileDescriptor descriptor, byte[] bytes) throws IOException {
        FileOutputStream output = new FileOutputStream(descriptor);
        output.write(bytes);
        output.flush();
    }
}
