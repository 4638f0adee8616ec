/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder, as if they had been packaged already. */
final class FolderArchive extends Archive {

    private final List<Entry> entries;

    FolderArchive(Path folder) throws IOException {
        super(String.valueOf(folder.getFileName()));
        try (Stream<Path> files = Files.walk(folder)) {
            entries = files.filter(Files::isRegularFile)
                    .sorted()
                    .<Entry>map(file -> new InFolder(FolderFiles.name(folder, file), file))
                    .toList();
        }
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    InputStream read(Entry entry) throws IOException {
        return Files.newInputStream(((InFolder) entry).file);
    }

    @Override
    Archive openNested(Entry entry) throws IOException {
        return ZipArchive.open(entry.name(), FileChannel.open(((InFolder) entry).file, StandardOpenOption.READ));
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private static final class InFolder extends Entry {

        private final Path file;

        InFolder(String name, Path file) {
            super(name, size(file), size(file));
            this.file = file;
        }

        @Override
        public long checksum() {
            try {
                return ClassesJar.crc(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static long size(Path file) {
            try {
                return Files.size(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
