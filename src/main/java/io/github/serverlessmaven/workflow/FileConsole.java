/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.PrivateFile;
import io.github.serverlessmaven.local.LocalConsole;
import io.github.serverlessmaven.local.log.FunctionOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Writes what the local target reports and what functions log to a file, a line each. */
record FileConsole(Path file) implements LocalConsole {

    @Override
    public void info(String message) {
        append(message);
    }

    @Override
    public void warn(String message) {
        append("Warning: " + message);
    }

    @Override
    public Optional<FunctionOutput> functionOutput() {
        return Optional.of((function, line) -> append(function + " | " + line));
    }

    private void append(String line) {
        try {
            PrivateFile.append(file, (line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
