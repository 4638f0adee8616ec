/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.function;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** What the system knows of the process of a function. */
final class ProcessStatus {

    private ProcessStatus() {}

    /** Why a process ended, in the words of Lambda. */
    static String exitReason(Optional<Process> process) {
        int code = process.filter(child -> !child.isAlive())
                .map(Process::exitValue)
                .orElse(0);
        if (code == 0) {
            return "Runtime exited without providing a reason";
        }
        return "Runtime exited with error: " + (code > 128 ? "signal: " + signal(code - 128) : "exit status " + code);
    }

    private static String signal(int number) {
        return switch (number) {
            case 6 -> "aborted";
            case 9 -> "killed";
            case 11 -> "segmentation fault";
            case 15 -> "terminated";
            default -> Integer.toString(number);
        };
    }

    /** The most memory that a running process had, in MB; only Linux knows it. */
    static Optional<Long> peakMemory(Process process) {
        if (!process.isAlive()) {
            return Optional.empty();
        }
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        } catch (NoSuchFileException elsewhere) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
