/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The checks of a zip or jar that somebody else made. */
final class FinishedZip {

    private FinishedZip() {}

    /**
     * Refuses a file that AWS Lambda could not unpack.
     *
     * @param subject what it is, for the message
     * @param remedy what to do about a file that is broken
     * @throws PackagingException if it is no zip, is cut off, damaged or encrypted, or an entry would be unpacked outside its folder
     */
    static void require(Path file, String subject, String remedy) {
        try (ZipFile zip =
                ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            if (!entries.hasMoreElements()) {
                throw new PackagingException(subject + " is an empty zip.", remedy);
            }
            while (entries.hasMoreElements()) {
                require(entries.nextElement(), subject);
            }
            try (Archive archive = Archive.open(file)) {
                archive.verifyChecksums();
            }
        } catch (FileSystemException e) {
            throw new PackagingException(
                    subject + " cannot be read: " + FileProblem.reason(e) + ".", "Make it readable.", e);
        } catch (IOException e) {
            throw new PackagingException(
                    subject + " is no zip or jar that could be unpacked: " + e.getMessage() + ".", remedy, e);
        }
    }

    private static void require(ZipArchiveEntry entry, String subject) {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new PackagingException(
                    subject + " is encrypted: its entry \"" + entry.getName() + "\" needs a password.",
                    "Build it without a password; AWS Lambda unpacks it as it is.");
        }
        if (EntryName.leadsOut(entry.getName())) {
            throw new PackagingException(
                    subject + " has an entry \"" + entry.getName() + "\", which would be unpacked outside its folder.",
                    "Build it with names inside the zip only.");
        }
    }
}
