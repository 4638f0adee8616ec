/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import io.github.serverlessmaven.artifact.PrivateFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The log of one execution environment: a file that the child process itself writes to, so that no amount of output passes through
 * this JVM, with our lines appended between. Beside it a list of times says from which byte on a call wrote.
 */
public final class LogStream {

    private static final Pattern NOTE = Pattern.compile("(\\d{1,18}) (\\d{13})");

    /** What a file system may round the time of a file to: FAT knows even seconds only, Linux the last tick of its clock. */
    private static final Duration COARSEST_TIME = Duration.ofSeconds(2);

    private final String name;
    private final Path file;
    private final Path times;
    private long noted;
    private Instant notedAt = Instant.EPOCH;

    LogStream(String name, Path file) {
        this.name = name;
        this.file = file;
        this.times = LocalLogs.times(file);
    }

    /** The name as CloudWatch Logs has it. */
    public String name() {
        return name;
    }

    /** Where the log is. */
    public Path file() {
        return file;
    }

    /** How long the log is, in bytes. */
    public long size() {
        try {
            return Files.size(file);
        } catch (NoSuchFileException notWrittenYetOrRemoved) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the log was not written to since, as far as the file system shows it. */
    boolean isOlderThan(Instant time) {
        try {
            return Files.getLastModifiedTime(file)
                    .toInstant()
                    .plus(COARSEST_TIME)
                    .isBefore(time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notes that from here on lines are of a time. */
    public synchronized void mark(Instant now) {
        note(now);
        write(times, noted + " " + now.toEpochMilli() + "\n");
    }

    /** Notes that what was written since the last note was written after it. */
    public synchronized void note(Instant now) {
        long size = size();
        if (size > noted) {
            write(times, noted + " " + notedAt.toEpochMilli() + "\n");
        }
        noted = size;
        notedAt = now;
    }

    /** From which byte on lines are of which time. A note that a killed process wrote half of is left out. */
    NavigableMap<Long, Instant> times() {
        NavigableMap<Long, Instant> known = new TreeMap<>();
        try (Stream<String> lines = Files.lines(times)) {
            lines.map(NOTE::matcher)
                    .filter(Matcher::matches)
                    .forEach(note -> known.put(
                            Long.parseLong(note.group(1)), Instant.ofEpochMilli(Long.parseLong(note.group(2)))));
        } catch (NoSuchFileException e) {
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }

    /** Appends lines, the first on a line of its own. */
    public void append(String... lines) {
        write(file, (endsInLine() ? "\n" : "") + String.join("\n", lines) + "\n");
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

    /** Creates the file, if it is missing, so that its owner only can read what a process appends to it. */
    public void create() {
        write(file, "");
    }

    private static void write(Path file, String text) {
        try {
            append(file, text);
        } catch (NoSuchFileException firstOfItsFolder) {
            try {
                Files.createDirectories(file.getParent());
                append(file, text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void append(Path file, String text) throws IOException {
        PrivateFile.append(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The end of what was written since.
     *
     * @param from in bytes
     * @param limit at most so many bytes
     */
    public String tail(long from, int limit) {
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
