/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The checks of a zip or jar that another tool created, as Lambda's Linux unpacks it. */
final class FinishedZip {

    private static final byte BACKSLASH = '\\';

    private FinishedZip() {}

    /**
     * Refuses a file that AWS Lambda could not unpack.
     *
     * @param subject what it is, for the message
     * @param remedy what to do about a file that is broken
     * @param keepsModes whether the zip is deployed with its own modes
     * @throws PackagingException if it is not a zip, is cut off, damaged or encrypted, or if an entry would be unpacked outside its
     *     folder, through a link, under a name with a backslash, or as a file that Lambda may not read
     */
    static void require(Path file, String subject, String remedy, boolean keepsModes) {
        try (ZipFile zip =
                ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntriesInPhysicalOrder());
            if (entries.isEmpty()) {
                throw new PackagingException(subject + " is an empty zip.", remedy);
            }
            entries.forEach(entry -> require(entry, subject, keepsModes));
            requireFolders(entries, subject);
            try (Archive archive = Archive.open(file)) {
                archive.verifyChecksums();
            }
        } catch (FileSystemException e) {
            throw new PackagingException(
                    subject + " cannot be read: " + FileProblem.reason(e) + ".", "Make it readable.", e);
        } catch (IOException e) {
            throw new PackagingException(
                    subject + " is not a zip or jar that could be unpacked: " + e.getMessage() + ".", remedy, e);
        }
    }

    private static void require(ZipArchiveEntry entry, String subject, boolean keepsModes) {
        String problem = subject + " has an entry \"" + entry.getName() + "\", ";
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new PackagingException(
                    subject + " is encrypted: its entry \"" + entry.getName() + "\" needs a password.",
                    "Build it without a password; AWS Lambda unpacks it as it is.");
        }
        if (hasBackslash(entry.getRawName())) {
            throw new PackagingException(
                    subject + " has an entry \"" + entry.getName().replace('/', '\\')
                            + "\", whose folders are separated by backslashes: AWS Lambda would unpack it as one file of"
                            + " that name.",
                    "Build it with a tool that writes slashes, such as \"jar\", \"zip\" or PowerShell 7.");
        }
        if (EntryName.leadsOut(entry.getName())) {
            throw new PackagingException(
                    problem + "which would be unpacked outside its folder.",
                    "Build it with names inside the zip only.");
        }
        if (keepsModes && !NormalizedZip.isReadable(entry)) {
            throw new PackagingException(
                    problem + "whose mode " + String.format(Locale.ROOT, "%04o", entry.getUnixMode() & 07777)
                            + " does not let AWS Lambda read it.",
                    "Build it with mode 0644 for files and 0755 for folders and programs.");
        }
    }

    /** Of an entry that is not of Unix the library gives the name with slashes. */
    private static boolean hasBackslash(byte[] name) {
        for (byte each : name) {
            if (each == BACKSLASH) {
                return true;
            }
        }
        return false;
    }

    /** A file or a link cannot be a folder of other entries. */
    private static void requireFolders(List<ZipArchiveEntry> entries, String subject) {
        Set<String> links = new HashSet<>();
        Set<String> files = new HashSet<>();
        entries.stream()
                .filter(entry -> !entry.isDirectory())
                .forEach(entry -> (entry.isUnixSymlink() ? links : files).add(entry.getName()));
        for (ZipArchiveEntry entry : entries) {
            String name = entry.getName();
            for (int end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                String folder = name.substring(0, end);
                if (links.contains(folder) || files.contains(folder)) {
                    throw new PackagingException(
                            subject + " has an entry \"" + name + "\" below \"" + folder + "\", which is a "
                                    + (links.contains(folder) ? "link" : "file") + " in it and not a folder.",
                            "Build it without the " + (links.contains(folder) ? "link." : "file."));
                }
            }
        }
    }
}
