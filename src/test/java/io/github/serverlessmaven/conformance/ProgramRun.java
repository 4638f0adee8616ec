/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program that ended.
 *
 * @param command what was called
 * @param exitValue 0 for success
 * @param output what it printed, on both streams
 */
record ProgramRun(List<String> command, int exitValue, String output) {

    private static final long MINUTES = 5;

    /** Runs a program to its end. */
    static ProgramRun of(Path folder, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile("program", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(command + " does not end");
            }
            return new ProgramRun(command, process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    void requireSuccess() throws IOException {
        if (exitValue != 0) {
            throw new IOException(command + " failed:\n" + output);
        }
    }
}
