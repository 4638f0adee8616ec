/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.Zip64RequiredException;

/** The files an archive is made of, sorted by their names in it, and the one time they carry. */
final class ArchiveFiles {

    private final EntryTime time;
    private final SortedMap<String, Entry> entries = new TreeMap<>();
    private final Map<String, String> namesOnAnyDisk = new HashMap<>();

    ArchiveFiles(EntryTime time) {
        this.time = time;
    }

    /**
     * Adds a file.
     *
     * @param name its path in the archive, with {@code /} between folders
     * @param executable whether it may be run
     * @throws PackagingException if there is another file of this name, if a disk that ignores case could not hold both, or if the
     *     name leads out of the archive or is not text
     */
    void add(String name, Content content, boolean executable) {
        String source = String.valueOf(
                content.sources().isEmpty() ? name : content.sources().get(0));
        EntryName.require(name, source);
        String other = namesOnAnyDisk.putIfAbsent(name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), name);
        if (other != null && !(other.equals(name) && content.equals(entry(name).content()))) {
            throw new PackagingException(
                    "The package would hold two files named \"" + other + "\""
                            + (other.equals(name) ? "" : " and \"" + name + "\", which many disks do not distinguish")
                            + ": " + entry(other).source() + " and " + source + ".",
                    "Rename one of them, or leave one out.");
        }
        entries.put(name, new Entry(content, executable));
    }

    private Entry entry(String name) {
        Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalStateException("no entry " + name);
        }
        return entry;
    }

    /** What the files carry. */
    EntryTime time() {
        return time;
    }

    /** The files by their names. */
    SortedMap<String, Entry> entries() {
        return entries;
    }

    /** Everything but the content of the sources that decides over the archive's bytes. */
    List<String> recipe() {
        List<String> recipe = new ArrayList<>(List.of("time " + time.value()));
        entries.forEach((name, entry) -> recipe.add((entry.executable() ? "x " : "- ")
                + (name + " " + entry.content().recipe()).replace("\\", "\\\\").replace("\n", "\\n")));
        return recipe;
    }

    /** The files on disk that are read. */
    List<Path> sources() {
        return entries.values().stream()
                .flatMap(entry -> entry.content().sources().stream())
                .toList();
    }

    /**
     * A file of the archive.
     *
     * @param content its bytes
     * @param executable whether it may be run
     */
    record Entry(Content content, boolean executable) {

        String source() {
            return content.sources().isEmpty() ? "" : content.sources().get(0).toString();
        }

        /**
         * Writes its bytes.
         *
         * @throws PackagingException if they cannot be read, or a jar is corrupt
         */
        void writeTo(OutputStream out, EntryTime time) throws IOException {
            try {
                content.writeTo(out, time);
            } catch (Zip64RequiredException e) {
                throw e;
            } catch (ZipException e) {
                throw new PackagingException(
                        source() + " is no usable jar: " + e.getMessage() + ".",
                        "Build it again, or delete it so that Maven downloads it again.",
                        e);
            } catch (FileSystemException e) {
                throw new PackagingException(
                        e.getFile() + " cannot be read: " + FileProblem.reason(e) + ".",
                        "Make it readable, or leave it out.",
                        e);
            }
        }
    }
}
