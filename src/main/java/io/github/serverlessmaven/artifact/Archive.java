/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** A zip or jar as it is read, or the folder of what is packaged later. */
public abstract class Archive implements Closeable {

    private final String name;

    Archive(String name) {
        this.name = name;
    }

    /**
     * Opens a file or folder.
     *
     * @throws PackagingException if a file is no archive
     */
    public static Archive open(Path file) {
        try {
            return Files.isDirectory(file)
                    ? new FolderArchive(file)
                    : ZipArchive.open(
                            String.valueOf(file.getFileName()), FileChannel.open(file, StandardOpenOption.READ));
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    private static PackagingException unreadable(String name, Exception cause) {
        return new PackagingException(
                name + " cannot be read as a zip or jar: " + cause.getMessage(), "Build or download it again.");
    }

    /** The file's or entry's name. */
    public final String name() {
        return name;
    }

    /** The files in it, without folders, in the order of its directory. */
    public abstract List<Entry> entries();

    abstract InputStream read(Entry entry) throws IOException;

    abstract Archive openNested(Entry entry) throws IOException;

    @Override
    public abstract void close();

    /**
     * The beginning of an entry.
     *
     * @param bytes how many bytes at most
     */
    public final byte[] head(Entry entry, int bytes) {
        try (InputStream content = read(entry)) {
            return content.readNBytes(bytes);
        } catch (IOException e) {
            throw unreadable(entry.name() + " in " + name, e);
        }
    }

    /** All of an entry. */
    public final byte[] content(Entry entry) {
        return head(entry, Integer.MAX_VALUE);
    }

    /**
     * Unpacks every file, to compare it with its checksum.
     *
     * @throws ZipException if one cannot be unpacked, or comes out otherwise than it was packed
     */
    public final void verifyChecksums() throws ZipException {
        for (Entry entry : entries()) {
            if (checksum(entry) != entry.checksum()) {
                throw new DamagedEntryException(entry.name());
            }
        }
    }

    private long checksum(Entry entry) throws ZipException {
        CRC32 checksum = new CRC32();
        byte[] buffer = new byte[Content.PART];
        try (InputStream content = read(entry)) {
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new DamagedEntryException(entry.name(), e);
        }
        return checksum.getValue();
    }

    /**
     * An entry that is an archive itself.
     *
     * @throws PackagingException if it is none
     */
    public final Archive nested(Entry entry) {
        try {
            return openNested(entry);
        } catch (IOException | RuntimeException e) {
            throw unreadable(entry.name() + " in " + name, e);
        }
    }

    /** A file in the archive. */
    public abstract static class Entry {

        private final String name;
        private final long size;
        private final long compressedSize;

        Entry(String name, long size, long compressedSize) {
            this.name = name;
            this.size = size;
            this.compressedSize = compressedSize;
        }

        /** Its path, with slashes. */
        public final String name() {
            return name;
        }

        /** Its size in bytes. */
        public final long size() {
            return size;
        }

        /** Its size in the archive in bytes. */
        public final long compressedSize() {
            return compressedSize;
        }

        /** The CRC-32 of its bytes. */
        public abstract long checksum();
    }
}
