/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** A zip or jar: a file, or an entry of another one, read in place where it is stored without compression. */
final class ZipArchive extends Archive {

    private final SeekableByteChannel bytes;
    private final ZipFile zip;
    private final List<Entry> entries;

    private ZipArchive(String name, SeekableByteChannel bytes) throws IOException {
        super(name);
        this.bytes = bytes;
        this.zip = ZipFile.builder()
                .setSeekableByteChannel(new SlicedChannel(bytes, 0, bytes.size()))
                .setIgnoreLocalFileHeader(true)
                .get();
        this.entries = Collections.list(zip.getEntries()).stream()
                .filter(entry -> !entry.isDirectory())
                .<Entry>map(Zipped::new)
                .toList();
    }

    static ZipArchive open(String name, SeekableByteChannel bytes) throws IOException {
        try {
            return new ZipArchive(name, bytes);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    InputStream read(Entry entry) throws IOException {
        return zip.getInputStream(((Zipped) entry).zipEntry);
    }

    @Override
    Archive openNested(Entry entry) throws IOException {
        ZipArchiveEntry zipEntry = ((Zipped) entry).zipEntry;
        return open(
                entry.name(),
                zipEntry.getMethod() == ZipEntry.STORED
                        ? stored(zipEntry)
                        : new SeekableInMemoryByteChannel(content(entry)));
    }

    private SeekableByteChannel stored(ZipArchiveEntry entry) throws IOException {
        zip.getRawInputStream(entry).close(); // which finds out where its bytes begin
        return new SlicedChannel(bytes, entry.getDataOffset(), entry.getSize());
    }

    @Override
    public void close() {
        try {
            zip.close();
            bytes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Zipped extends Entry {

        private final ZipArchiveEntry zipEntry;

        Zipped(ZipArchiveEntry zipEntry) {
            super(zipEntry.getName(), zipEntry.getSize(), zipEntry.getCompressedSize());
            this.zipEntry = zipEntry;
        }

        @Override
        public long checksum() {
            return zipEntry.getCrc();
        }
    }
}
