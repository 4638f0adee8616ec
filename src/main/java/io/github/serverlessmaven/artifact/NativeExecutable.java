/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** An executable that is its own runtime: {@code bootstrap} at the root ("Building a custom runtime", AWS Lambda developer guide). */
record NativeExecutable(Path file) {

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
        ElfMachine machine = ElfMachine.of(head())
                .orElseThrow(() -> new PackagingException(
                        file + " is no Linux executable (ELF).",
                        "Build it on Linux, or in a container: AWS Lambda runs Linux executables only."));
        if (!machine.label().equals(architecture)) {
            throw new PackagingException(
                    file + " is built for " + machine.label() + ", but the function's architecture is " + architecture
                            + ".",
                    "Build it for " + architecture + ", or set \"architecture\" to what it is built for.");
        }
    }

    private byte[] head() {
        try (InputStream input = Files.newInputStream(file)) {
            return input.readNBytes(ElfMachine.HEAD);
        } catch (IOException e) {
            throw new PackagingException(
                    "The executable " + file + " cannot be read: " + FileProblem.reason(e) + ".",
                    "Build it again, or make it readable.",
                    e);
        }
    }
}
