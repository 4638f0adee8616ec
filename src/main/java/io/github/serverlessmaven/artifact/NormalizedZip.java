/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A zip or jar that another tool created, without what differs between two builds of the same content: entries are sorted (the manifest
 * first), carry the package's time, and modes that AWS Lambda can read. Content stays as it was compressed; only the manifest and
 * {@code pom.properties} lose what they say about the build ({@link RebuiltJar}), and are stored. Jars inside stay byte for byte.
 *
 * @param source the zip, which was checked before
 */
record NormalizedZip(Path source) {

    private static final int FOLDER = 040755;
    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;
    private static final int OWNER_EXECUTES = 0100;
    private static final int EVERYBODY_READS = 0004;

    private static final char NO_UTF_8 = '\uFFFD';

    /**
     * Whether the zip has to stay as it is: it is signed, or has names that are not UTF-8.
     *
     * @throws IOException if it cannot be read
     */
    boolean isFixed() throws IOException {
        try (ZipFile zip = open()) {
            return Collections.list(zip.getEntries()).stream()
                    .map(ZipArchiveEntry::getName)
                    .anyMatch(name -> RebuiltJar.isSignature(name) || name.indexOf(NO_UTF_8) >= 0);
        }
    }

    /** The name of an entry that Lambda could not read, because its mode does not let everybody; for a zip that stays as it is. */
    static boolean isReadable(ZipArchiveEntry entry) {
        return entry.getPlatform() != ZipArchiveEntry.PLATFORM_UNIX
                || entry.isUnixSymlink()
                || (entry.getUnixMode() & EVERYBODY_READS) != 0;
    }

    /**
     * Writes it.
     *
     * @param draft where nothing is yet
     */
    void writeTo(Path draft, EntryTime time) throws IOException {
        try (ZipFile zip = open();
                ZipArchiveOutputStream out = new ZipArchiveOutputStream(draft)) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            entries.sort(Comparator.comparing(ZipArchiveEntry::getName, RebuiltJar.ORDER));
            for (ZipArchiveEntry entry : entries) {
                copy(zip, entry, out, time);
            }
        }
    }

    private ZipFile open() throws IOException {
        return ZipFile.builder().setPath(source).setIgnoreLocalFileHeader(true).get();
    }

    private static void copy(ZipFile zip, ZipArchiveEntry entry, ZipArchiveOutputStream out, EntryTime time)
            throws IOException {
        ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
        copy.setTimeLocal(time.value());
        copy.setUnixMode(mode(zip, entry));
        if (RebuiltJar.isWrittenByTheBuild(entry.getName())) {
            byte[] content = content(zip, entry);
            CRC32 crc = new CRC32();
            crc.update(content);
            copy.setMethod(ZipEntry.STORED);
            copy.setSize(content.length);
            copy.setCrc(crc.getValue());
            out.putArchiveEntry(copy);
            out.write(content);
            out.closeArchiveEntry();
            return;
        }
        copy.setMethod(entry.getMethod());
        copy.setSize(entry.getSize());
        copy.setCompressedSize(entry.getCompressedSize());
        copy.setCrc(entry.getCrc());
        try (InputStream raw = zip.getRawInputStream(entry)) {
            out.addRawArchiveEntry(copy, raw);
        }
    }

    private static byte[] content(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (InputStream content = zip.getInputStream(entry)) {
            return entry.getName().equals(MainClass.FILE)
                    ? RebuiltJar.withoutBuild(content)
                    : RebuiltJar.undated(content).getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static int mode(ZipFile zip, ZipArchiveEntry entry) {
        if (entry.isDirectory()) {
            return FOLDER;
        }
        if (entry.isUnixSymlink()) {
            return entry.getUnixMode();
        }
        boolean marked = (entry.getUnixMode() & OWNER_EXECUTES) != 0;
        return ExecutableFiles.contains(entry.getName(), marked, () -> head(zip, entry)) ? EXECUTABLE : FILE;
    }

    private static byte[] head(ZipFile zip, ZipArchiveEntry entry) {
        try (InputStream content = zip.getInputStream(entry)) {
            return content.readNBytes(2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
