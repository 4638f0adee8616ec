/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.Zip64RequiredException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A zip whose bytes depend on nothing but the names and contents of its files: sorted by name, one time, mode 0755 for executables
 * and 0644 for the rest, no directories, owners or extra fields. Files are stored, not deflated: what deflating gives differs
 * between Java versions (docs/decisions/0003).
 */
final class ReproducibleZip {

    /** What a zip can hold without the extension Zip64, which not every reader knows. */
    private static final int MAXIMUM_FILES = 65_535;

    private static final long MAXIMUM_SIZE = 0xFFFFFFFFL;

    private static final int FILE = 0100644;
    private static final int EXECUTABLE = 0100755;

    private final ArchiveFiles files;

    /**
     * Starts an empty zip.
     *
     * @param time what its files carry
     */
    ReproducibleZip(EntryTime time) {
        this.files = new ArchiveFiles(time);
    }

    /** Adds a file of this machine, as {@link #add(String, Content, boolean)} does; it may be run if it may be here, or is a script. */
    void add(String name, Path file) {
        add(name, new Content.Plain(file), ExecutableFiles.contains(name, file));
    }

    /**
     * Adds a file.
     *
     * @param name its path in the zip, with {@code /} between folders
     * @param executable whether Lambda may run it
     * @throws PackagingException if the zip has another file of this name, if a disk that ignores case could not hold both, if the
     *     name leads out of the zip or is not text, or if there are more files than a zip can hold
     */
    void add(String name, Content content, boolean executable) {
        files.add(name, content, executable);
        if (files.entries().size() > MAXIMUM_FILES) {
            throw new PackagingException(
                    "The package would hold more than 65,535 files, which is all that a zip can.",
                    "Leave files out with package.patterns.");
        }
    }

    /**
     * Writes the zip.
     *
     * @param target is replaced when all is written; an unchanged file is left alone
     * @throws PackagingException if a file cannot be read, a jar is corrupt, or the zip would need more than 4 GiB
     * @throws java.io.UncheckedIOException if the zip cannot be written
     */
    Artifact write(Path target) {
        InputRecord inputs = new InputRecord(target, files.recipe(), files.sources());
        return inputs.upToDate().orElseGet(() -> {
            Artifact artifact = AtomicFile.write(target, this::writeTo);
            inputs.remember(artifact);
            return artifact;
        });
    }

    private void writeTo(Path draft) throws IOException {
        requireRoom();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft)) {
            zip.setMethod(ZipEntry.STORED);
            zip.setUseZip64(Zip64Mode.Never);
            for (Map.Entry<String, ArchiveFiles.Entry> entry : files.entries().entrySet()) {
                zip.putArchiveEntry(header(entry.getKey(), entry.getValue()));
                entry.getValue().writeTo(zip, files.time());
                zip.closeArchiveEntry();
            }
        } catch (Zip64RequiredException e) {
            throw tooLarge(e);
        }
    }

    /** Fails before gigabytes are copied. */
    private void requireRoom() {
        long size = files.sources().stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
        if (size > MAXIMUM_SIZE) {
            throw tooLarge(null);
        }
    }

    private static PackagingException tooLarge(@Nullable Throwable cause) {
        return new PackagingException(
                "The package would be larger than 4 GiB; AWS Lambda takes 250 MB.",
                "Leave files out with package.patterns, or use a container image.",
                cause);
    }

    private ZipArchiveEntry header(String name, ArchiveFiles.Entry file) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(files.time().value());
        entry.setUnixMode(file.executable() ? EXECUTABLE : FILE);
        return entry;
    }
}
