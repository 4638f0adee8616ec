/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** The files of a tar, read by their names without unpacking it. */
public final class TarArchive implements Closeable {

    private static final int MOST_LINKS = 8;

    private final TarFile tar;
    private final Map<String, TarArchiveEntry> entries = new HashMap<>();

    /**
     * Opens a tar.
     *
     * @throws IOException if it cannot be read, or is not a tar
     */
    public TarArchive(Path file) throws IOException {
        tar = new TarFile(file);
        tar.getEntries()
                .forEach(entry ->
                        entries.put(Path.of(entry.getName()).normalize().toString(), entry));
    }

    /**
     * Opens a file; a symbolic link leads to what it points at in the archive.
     *
     * @param name with {@code /}
     * @return the content; empty if there is no such file
     */
    public Optional<InputStream> open(String name) throws IOException {
        Path path = Path.of(name).normalize();
        for (int links = 0; links < MOST_LINKS; links++) {
            TarArchiveEntry entry = entries.get(path.toString());
            if (entry == null || entry.isDirectory()) {
                return Optional.empty();
            }
            if (!entry.isSymbolicLink()) {
                return Optional.of(tar.getInputStream(entry));
            }
            path = path.resolveSibling(entry.getLinkName()).normalize();
        }
        return Optional.empty();
    }

    /**
     * Writes a tar whose bytes depend on nothing but the names and contents of its files.
     *
     * @param files by their names in it, with {@code /}
     * @param target is replaced when all is written
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public static void write(Map<String, Path> files, Path target) {
        ArchiveFiles content = new ArchiveFiles(EntryTime.EARLIEST);
        files.forEach((name, file) -> content.add(name, new Content.Plain(file), false));
        new ReproducibleTar(content).writeAnew(target);
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
