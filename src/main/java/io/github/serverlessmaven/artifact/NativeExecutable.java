/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An executable that is its own runtime: {@code bootstrap} at the root ("Building a custom runtime", AWS Lambda developer guide). */
record NativeExecutable(Path file) {

    /** {@code e_machine} by Lambda's names of processors; from the ELF specification. */
    private static final Map<String, Integer> MACHINES = Map.of("x86_64", 62, "arm64", 183);

    private static final int ELF = 0x7f454c46;

    /**
     * Builds the package.
     *
     * @param architecture {@code x86_64} or {@code arm64}
     * @throws PackagingException if the file is no Linux executable, or one for another processor
     */
    Artifact packageTo(Path target, String architecture, EntryTime time) {
        requireMachine(architecture);
        ReproducibleZip zip = new ReproducibleZip(time);
        zip.add("bootstrap", new Content.Plain(file), true);
        return zip.write(target);
    }

    private void requireMachine(String architecture) {
        ByteBuffer header = header();
        if (header.limit() < 20 || header.getInt(0) != ELF) {
            throw new PackagingException(
                    file + " is no Linux executable (ELF).",
                    "Build it on Linux, or in a container: AWS Lambda runs Linux executables only.");
        }
        boolean littleEndian = header.get(5) == 1;
        int machine = header.order(littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .getShort(18);
        if (!MACHINES.getOrDefault(architecture, -1).equals(machine)) {
            throw new PackagingException(
                    file + " is built for " + name(machine) + ", but the function's architecture is " + architecture
                            + ".",
                    "Build it for " + architecture + ", or set \"architecture\" to what it is built for.");
        }
    }

    private ByteBuffer header() {
        try (InputStream input = Files.newInputStream(file)) {
            return ByteBuffer.wrap(input.readNBytes(20));
        } catch (IOException e) {
            throw new PackagingException(
                    "The executable " + file + " cannot be read: " + FileProblem.reason(e) + ".",
                    "Build it again, or make it readable.",
                    e);
        }
    }

    private static String name(int machine) {
        return MACHINES.entrySet().stream()
                .filter(entry -> entry.getValue().equals(machine))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("another processor (ELF machine " + machine + ")");
    }
}
