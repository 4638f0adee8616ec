/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/**
 * A zip whose bytes depend on nothing but the names and contents of its files: sorted by name, one fixed time, mode 0755 for
 * executables and 0644 for the rest, no directories, owners or extra fields. Files are stored, not deflated: what deflating gives
 * differs between Java versions (docs/decisions/0003).
 */
final class ReproducibleZip {

    /** The earliest time a zip can hold, in the local time that zips are written in. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;

    private final Map<String, Path> files = new TreeMap<>();

    /**
     * Adds a file.
     *
     * @param name its path in the zip, with {@code /} between folders
     * @throws PackagingException if the zip has another file of this name, or the name leads out of the zip
     */
    void add(String name, Path file) {
        if (name.startsWith("/") || ("/" + name + "/").contains("/../")) {
            throw new PackagingException(
                    file + " cannot be packaged as \"" + name + "\", which leads out of the package.",
                    "Keep packaged files inside the service's folder.");
        }
        Path other = files.putIfAbsent(name, file);
        if (other != null && !other.equals(file)) {
            throw new PackagingException(
                    "The package would hold two files named \"" + name + "\": " + other + " and " + file + ".",
                    "Rename one of them, or leave one out.");
        }
    }

    /** Whether nothing was added. */
    boolean isEmpty() {
        return files.isEmpty();
    }

    /**
     * Writes the zip.
     *
     * @param target is replaced when all is written; an unchanged file is left alone
     * @throws UncheckedIOException if a file cannot be read or the zip not be written
     */
    Artifact write(Path target) {
        return WholeFile.put(target, this::writeTo);
    }

    private void writeTo(Path draft) throws IOException {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft)) {
            zip.setMethod(ZipEntry.STORED);
            for (Map.Entry<String, Path> file : files.entrySet()) {
                zip.putArchiveEntry(entry(file.getKey(), file.getValue()));
                Files.copy(file.getValue(), zip);
                zip.closeArchiveEntry();
            }
        }
    }

    private static ZipArchiveEntry entry(String name, Path file) throws IOException {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(Files.size(file));
        entry.setTimeLocal(TIME);
        entry.setUnixMode(isExecutable(file) ? EXECUTABLE : FILE);
        return entry;
    }

    private static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return posix != null && posix.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
