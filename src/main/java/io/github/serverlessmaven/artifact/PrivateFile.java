/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that may hold values of the environment: one that is created is readable by its owner only, from its first byte on. One that
 * exists keeps its mode, which its owner may have chosen, and may be a pipe or a link. Where the file system has no permissions, those
 * of the folder apply.
 */
public final class PrivateFile {

    /** Read and write for the owner, nothing for others. */
    static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private PrivateFile() {}

    /** Writes a file again. */
    public static void write(Path file, byte[] bytes) throws IOException {
        write(
                file,
                bytes,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Adds to the end of a file. */
    public static void append(Path file, byte[] bytes) throws IOException {
        write(file, bytes, Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static void write(Path file, byte[] bytes, Set<? extends OpenOption> options) throws IOException {
        try (WritableByteChannel channel = Files.newByteChannel(file, options, attributes(file))) {
            Channels.newOutputStream(channel).write(bytes);
        }
    }

    private static FileAttribute<?>[] attributes(Path file) {
        boolean hasPermissions =
                file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return hasPermissions
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
    }
}
