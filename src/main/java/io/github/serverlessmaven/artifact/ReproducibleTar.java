/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A tar whose bytes depend on nothing but the names and contents of its files, for a layer of an image: sorted by name, each folder
 * before what is in it, one time, owned by root, mode 0755 for folders and executables and 0644 for the rest.
 */
final class ReproducibleTar {

    private static final int FOLDER = 040755;
    private static final int EXECUTABLE = 0100755;
    private static final int FILE = 0100644;

    private final ArchiveFiles files;

    /**
     * A tar of these files.
     *
     * @param files the files by their absolute paths in the image, without the leading slash
     */
    ReproducibleTar(ArchiveFiles files) {
        this.files = files;
    }

    /**
     * Writes the tar.
     *
     * @param target is replaced when all is written; an unchanged file is left alone
     * @throws PackagingException if a file cannot be read, or a jar is corrupt
     * @throws java.io.UncheckedIOException if the tar cannot be written
     */
    Artifact write(Path target) {
        InputRecord inputs = new InputRecord(target, files.recipe(), files.sources());
        return inputs.upToDate().orElseGet(() -> {
            Artifact artifact = writeAnew(target);
            inputs.remember(artifact);
            return artifact;
        });
    }

    /**
     * Writes the tar, whatever was written before.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    Artifact writeAnew(Path target) {
        return AtomicFile.write(target, this::writeTo);
    }

    private void writeTo(Path draft) throws IOException {
        Set<String> folders = new HashSet<>();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(
                new BufferedOutputStream(Files.newOutputStream(draft)), StandardCharsets.UTF_8.name())) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            tar.setAddPaxHeadersForNonAsciiNames(true);
            for (Map.Entry<String, ArchiveFiles.Entry> file : files.entries().entrySet()) {
                addFolders(file.getKey(), folders, tar);
                ArchiveFiles.Entry entry = file.getValue();
                TarArchiveEntry header = header(file.getKey(), entry.executable() ? EXECUTABLE : FILE);
                header.setSize(entry.content().size(files.time()));
                tar.putArchiveEntry(header);
                entry.writeTo(tar, files.time());
                tar.closeArchiveEntry();
            }
        }
    }

    private void addFolders(String name, Set<String> folders, TarArchiveOutputStream tar) throws IOException {
        for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
            String folder = name.substring(0, end + 1);
            if (folders.add(folder)) {
                tar.putArchiveEntry(header(folder, FOLDER));
                tar.closeArchiveEntry();
            }
        }
    }

    private TarArchiveEntry header(String name, int mode) {
        TarArchiveEntry header =
                new TarArchiveEntry(name, name.endsWith("/") ? TarConstants.LF_DIR : TarConstants.LF_NORMAL);
        header.setMode(mode);
        header.setIds(0, 0);
        header.setNames("", "");
        header.setLastModifiedTime(FileTime.from(files.time().value().toInstant(ZoneOffset.UTC)));
        return header;
    }
}
