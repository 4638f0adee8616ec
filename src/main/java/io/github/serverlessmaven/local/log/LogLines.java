/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import io.github.serverlessmaven.deploy.port.Logs;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;

/** The lines of one log with their times, in the order they were written. A line that is not ended yet is not there yet. */
final class LogLines implements AutoCloseable {

    /** What Lambda cuts longer lines into, in bytes. */
    private static final int LONGEST = 262_144;

    private final LogStream log;
    private final long end;
    private final NavigableMap<Long, Instant> times;
    private final InputStream bytes;
    private long offset;
    private Optional<Logs.Event> next;

    /**
     * Opens a log.
     *
     * @param from lines of this time or later
     */
    LogLines(LogStream log, Instant from) throws IOException {
        this.log = log;
        // What is written from now on may have times that are not known yet.
        this.end = log.size();
        this.times = log.times();
        this.offset = times.entrySet().stream()
                .filter(mark -> !mark.getValue().isBefore(from))
                .map(java.util.Map.Entry::getKey)
                .findFirst()
                .orElse(end);
        RandomAccessFile file = new RandomAccessFile(log.file().toFile(), "r");
        this.bytes = new BufferedInputStream(Channels.newInputStream(file.getChannel()), 1 << 16);
        startOfLine(file);
        this.next = read();
    }

    /** A line that had begun before is left out. */
    private void startOfLine(RandomAccessFile file) throws IOException {
        if (offset > 0) {
            file.seek(--offset);
            int skipped;
            do {
                skipped = bytes.read();
                offset++;
            } while (skipped >= 0 && skipped != '\n');
        }
    }

    /** The line that {@link #take} gives; empty at the end. */
    Optional<Logs.Event> peek() {
        return next;
    }

    /** The next line; there is one. */
    Logs.Event take() {
        Logs.Event taken = next.orElseThrow();
        try {
            next = read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return taken;
    }

    private Optional<Logs.Event> read() throws IOException {
        long start = offset;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = nextByte(); next >= 0; next = nextByte()) {
            offset++;
            if (next == '\n') {
                return Optional.of(event(start, line));
            }
            line.write(next);
            if (line.size() == LONGEST) {
                return Optional.of(event(start, line));
            }
        }
        return Optional.empty();
    }

    private int nextByte() throws IOException {
        return offset < end ? bytes.read() : -1;
    }

    private Logs.Event event(long start, ByteArrayOutputStream line) {
        Instant time = Optional.ofNullable(times.floorEntry(start))
                .map(java.util.Map.Entry::getValue)
                .orElse(Instant.EPOCH);
        return new Logs.Event(
                log.name() + ":" + start,
                time,
                line.toString(StandardCharsets.UTF_8).stripTrailing());
    }

    @Override
    public void close() {
        try {
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
