/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * The log of one execution environment: a file that the child process itself writes to, so that no amount of output passes through
 * this JVM, with our lines appended between. Beside it a list of times says from which byte on a call wrote.
 */
final class LogStream {

    private final String name;
    private final Path file;
    private final Path times;

    LogStream(String name, Path file) {
        this.name = name;
        this.file = file;
        this.times = LocalLogs.times(file);
    }

    String name() {
        return name;
    }

    Path file() {
        return file;
    }

    /** How long the log is, in bytes. */
    long size() {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that from here on lines are of a time. */
    void mark(Instant now) {
        write(times, size() + " " + now.toEpochMilli() + "\n");
    }

    /** Appends a line, on a line of its own. */
    void append(String line) {
        write(file, (endsInLine() ? "\n" : "") + line + "\n");
    }

    private boolean endsInLine() {
        long size = size();
        if (size == 0) {
            return false;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(size - 1);
            return bytes.read() != '\n';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The end of what was written since.
     *
     * @param from in bytes
     * @param limit at most so many bytes
     */
    String tail(long from, int limit) {
        long size = size();
        long start = Math.max(from, size - limit);
        byte[] bytes = new byte[Math.toIntExact(size - start)];
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(start);
            content.readFully(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
