/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip or jar as it is read: a file, or an entry of another archive, read in place where it is stored without compression. */
public final class Archive implements Closeable {

    private final String name;
    private final SeekableByteChannel bytes;
    private final ZipFile zip;
    private final List<Entry> entries;

    private Archive(String name, SeekableByteChannel bytes) throws IOException {
        this.name = name;
        this.bytes = bytes;
        this.zip = ZipFile.builder()
                .setSeekableByteChannel(bytes)
                .setIgnoreLocalFileHeader(true)
                .get();
        this.entries = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory())
                .map(Entry::new)
                .toList();
    }

    /**
     * Opens a file.
     *
     * @throws PackagingException if it is no archive
     */
    public static Archive open(Path file) {
        try {
            return open(String.valueOf(file.getFileName()), FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static Archive open(String name, SeekableByteChannel bytes) throws IOException {
        try {
            return new Archive(name, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    private static PackagingException unreadable(String name, Exception cause) {
        return new PackagingException(
                name + " cannot be read as a zip or jar: " + cause.getMessage(), "Build or download it again.");
    }

    /** The file's or entry's name. */
    public String name() {
        return name;
    }

    /** The files in it, without folders, in the order of its directory. */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The beginning of an entry.
     *
     * @param bytes how many bytes at most
     */
    public byte[] head(Entry entry, int bytes) {
        try (InputStream content = zip.getInputStream(entry.zipEntry)) {
            return content.readNBytes(bytes);
        } catch (IOException e) {
            throw unreadable(entry.name() + " in " + name, e);
        }
    }

    /** All of an entry. */
    public byte[] content(Entry entry) {
        return head(entry, Integer.MAX_VALUE);
    }

    /**
     * An entry that is an archive itself.
     *
     * @throws PackagingException if it is none
     */
    public Archive nested(Entry entry) {
        try {
            return open(
                    entry.name(), entry.isStored() ? stored(entry) : new SeekableInMemoryByteChannel(content(entry)));
        } catch (IOException | RuntimeException e) {
            throw unreadable(entry.name() + " in " + name, e);
        }
    }

    private SeekableByteChannel stored(Entry entry) throws IOException {
        zip.getRawInputStream(entry.zipEntry).close(); // which finds out where its bytes begin
        return new SlicedChannel(bytes, entry.zipEntry.getDataOffset(), entry.size());
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file in the archive. */
    public static final class Entry {

        private final ZipArchiveEntry zipEntry;

        private Entry(ZipArchiveEntry zipEntry) {
            this.zipEntry = zipEntry;
        }

        /** Its path, with slashes. */
        public String name() {
            return zipEntry.getName();
        }

        /** Its size in bytes. */
        public long size() {
            return zipEntry.getSize();
        }

        /** Its size in the archive in bytes. */
        public long compressedSize() {
            return zipEntry.getCompressedSize();
        }

        /** The CRC-32 of its bytes. */
        public long checksum() {
            return zipEntry.getCrc();
        }

        boolean isStored() {
            return zipEntry.getMethod() == ZipEntry.STORED;
        }
    }
}
