/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;

/** Passes on the lines of one log while it grows; those that Lambda itself adds to each call are left out. */
public final class LogFollower {

    private static final Pattern OF_LAMBDA = Pattern.compile("(START|END|REPORT) RequestId: .*");

    private final LogStream log;
    private final String function;
    private final FunctionOutput output;
    private long offset;

    /**
     * Follows a log from its present end on.
     *
     * @param function the name of the function that writes it
     */
    public LogFollower(LogStream log, String function, FunctionOutput output) {
        this.log = log;
        this.function = function;
        this.output = output;
        this.offset = log.size();
    }

    /** Passes on the lines that have been finished since the last time. */
    public synchronized void passOn() {
        if (log.size() <= offset) {
            return;
        }
        try (InputStream content = Files.newInputStream(log.file())) {
            content.skipNBytes(offset);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (byte[] part = content.readNBytes(1 << 16); part.length > 0; part = content.readNBytes(1 << 16)) {
                passOn(part, line);
            }
        } catch (NoSuchFileException deleted) {
            offset = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void passOn(byte[] part, ByteArrayOutputStream line) {
        int start = 0;
        for (int i = 0; i < part.length; i++) {
            if (part[i] == '\n') {
                line.write(part, start, i - start);
                offset += line.size() + 1;
                passOn(line.toString(StandardCharsets.UTF_8).stripTrailing());
                line.reset();
                start = i + 1;
            }
        }
        line.write(part, start, part.length - start);
    }

    private void passOn(String line) {
        if (!OF_LAMBDA.matcher(line).matches()) {
            output.line(function, line);
        }
    }
}
