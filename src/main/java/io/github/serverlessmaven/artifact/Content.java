/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** What one file of a package is made of. */
sealed interface Content permits Content.Plain, ReleasedJar, RebuiltJar, ClassesJar, MainClass {

    /** How many bytes of a file are read at once. */
    int PART = 1 << 16;

    /** What becomes of its sources, in one line. */
    String recipe();

    /** The files it is read from, in a fixed order. */
    List<Path> sources();

    /**
     * Writes the bytes.
     *
     * @param out is not closed
     * @param time what files inside of it carry
     */
    void writeTo(OutputStream out, EntryTime time) throws IOException;

    /**
     * Opens a jar.
     *
     * @throws java.util.zip.ZipException if it is none
     * @throws java.nio.file.FileSystemException if it cannot be read; the JDK's class alone does not distinguish this
     */
    static ZipFile open(Path jar) throws IOException {
        Files.newByteChannel(jar).close();
        return new ZipFile(jar.toFile());
    }

    /**
     * Copies a file, in parts so large that the system is called rarely: that costs more than the bytes.
     *
     * @param out is not closed
     */
    static void copy(Path file, OutputStream out) throws IOException {
        byte[] buffer = new byte[PART];
        try (InputStream input = Files.newInputStream(file)) {
            for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    /** How many bytes that are. */
    default long size(EntryTime time) throws IOException {
        CountedStream counted = new CountedStream();
        writeTo(counted, time);
        return counted.bytes;
    }

    /** Counts what is written, and forgets it. */
    final class CountedStream extends OutputStream {

        private long bytes;

        @Override
        public void write(int oneByte) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }

    /** The bytes of a file. */
    record Plain(Path file) implements Content {
        @Override
        public String recipe() {
            return "file";
        }

        @Override
        public List<Path> sources() {
            return List.of(file);
        }

        @Override
        public long size(EntryTime time) throws IOException {
            return Files.size(file);
        }

        @Override
        public void writeTo(OutputStream out, EntryTime time) throws IOException {
            copy(file, out);
        }
    }
}
