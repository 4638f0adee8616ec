/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.external;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder below {@code target} that the first test fills which needs it, while others wait, those of other test processes too. */
public final class SharedFolder {

    /** What fills the folder unless it is filled already. */
    @FunctionalInterface
    public interface Installation {

        /** Looks what is there, and installs what is missing. */
        void run() throws IOException, InterruptedException;
    }

    private SharedFolder() {}

    /** Runs an installation while no other test runs one of the same folder. */
    public static synchronized void fill(Path folder, Installation installation)
            throws IOException, InterruptedException {
        Path lock =
                Files.createDirectories(folder.toAbsolutePath().getParent()).resolve(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            installation.run();
        }
    }
}
