/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
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

    private final EntryTime time;
    private final Map<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> namesOnAnyDisk = new HashMap<>();

    /**
     * Starts an empty zip.
     *
     * @param time what its files carry
     */
    ReproducibleZip(EntryTime time) {
        this.time = time;
    }

    /** Adds a file, as {@link #add(String, Content, boolean)} does. */
    void add(String name, Path file) {
        add(name, new Content.Plain(file), false);
    }

    /**
     * Adds a file.
     *
     * @param name its path in the zip, with {@code /} between folders
     * @param executable whether Lambda may run it
     * @throws PackagingException if the zip has another file of this name, if a disk that ignores case could not hold both, if the
     *     name leads out of the zip or is no text, or if there are more files than a zip can hold
     */
    void add(String name, Content content, boolean executable) {
        String source = String.valueOf(
                content.sources().isEmpty() ? name : content.sources().get(0));
        EntryName.require(name, source);
        String other = namesOnAnyDisk.putIfAbsent(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), name);
        if (other != null && !(other.equals(name) && content.equals(entry(name).content()))) {
            throw new PackagingException(
                    "The package would hold two files named \"" + other + "\""
                            + (other.equals(name) ? "" : " and \"" + name + "\", which many disks cannot tell apart")
                            + ": " + entry(other).source() + " and " + source + ".",
                    "Rename one of them, or leave one out.");
        }
        entries.put(name, new Entry(content, executable));
        if (entries.size() > MAXIMUM_FILES) {
            throw new PackagingException(
                    "The package would hold more than 65,535 files, which is all that a zip can.",
                    "Leave files out with package.patterns.");
        }
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("no entry " + name);
        }
        return entry;
    }

    /** Whether nothing was added. */
    boolean isEmpty() {
        return entries.isEmpty();
    }

    /**
     * Writes the zip.
     *
     * @param target is replaced when all is written; an unchanged file is left alone
     * @throws PackagingException if a file cannot be read, a jar is corrupt, or the zip would need more than 4 GiB
     * @throws java.io.UncheckedIOException if the zip cannot be written
     */
    Artifact write(Path target) {
        InputRecord inputs = new InputRecord(target, recipe(), sources());
        return inputs.upToDate().orElseGet(() -> {
            Artifact artifact = WholeFile.put(target, this::writeTo);
            inputs.remember(artifact);
            return artifact;
        });
    }

    private List<String> recipe() {
        List<String> recipe = new ArrayList<>(List.of("time " + time.value()));
        entries.forEach((name, entry) -> recipe.add((entry.executable() ? "x " : "- ")
                + (name + " " + entry.content().recipe()).replace("\\", "\\\\").replace("\n", "\\n")));
        return recipe;
    }

    private List<Path> sources() {
        return entries.values().stream()
                .flatMap(entry -> entry.content().sources().stream())
                .toList();
    }

    private void writeTo(Path draft) throws IOException {
        requireRoom();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(draft)) {
            zip.setMethod(ZipEntry.STORED);
            zip.setUseZip64(Zip64Mode.Never);
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                zip.putArchiveEntry(header(entry.getKey(), entry.getValue()));
                write(entry.getValue().content(), zip);
                zip.closeArchiveEntry();
            }
        } catch (Zip64RequiredException e) {
            throw tooLarge(e);
        }
    }

    /** Tells before gigabytes are copied. */
    private void requireRoom() {
        long size = sources().stream().mapToLong(file -> file.toFile().length()).sum();
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

    private void write(Content content, ZipArchiveOutputStream zip) throws IOException {
        try {
            content.writeTo(zip, time);
        } catch (Zip64RequiredException e) {
            throw e;
        } catch (ZipException e) {
            throw new PackagingException(
                    content.sources().get(0) + " is no usable jar: " + e.getMessage() + ".",
                    "Build it again, or delete it so that Maven downloads it again.",
                    e);
        } catch (FileSystemException e) {
            throw new PackagingException(
                    e.getFile() + " cannot be read: " + FileProblem.reason(e) + ".",
                    "Make it readable, or leave it out.",
                    e);
        }
    }

    private ZipArchiveEntry header(String name, Entry file) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setTimeLocal(time.value());
        entry.setUnixMode(file.executable() ? EXECUTABLE : FILE);
        return entry;
    }

    private record Entry(Content content, boolean executable) {
        String source() {
            return content.sources().isEmpty() ? "" : content.sources().get(0).toString();
        }
    }
}
