/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a service is packaged.
 *
 * @param folder the folder of the configuration, to which its paths are relative
 * @param output where the packages are put
 * @param outsideFiles whether packaged files may lie outside the service's folder
 * @param time what the files of packages carry
 */
public record Workspace(Path folder, Path output, boolean outsideFiles, EntryTime time) {

    private static final String ALLOW =
            "Allow it with -Dserverless.outsideFiles, or in the POM with <outsideFiles>true</outsideFiles>.";

    /**
     * Where it is remembered how packages came about.
     *
     * @param output the output folder
     */
    public static Path records(Path output) {
        return output.resolveSibling(output.getFileName() + "-inputs");
    }

    /**
     * Forgets how packages came about if another version of this plugin made them, which may have written other bytes.
     *
     * @param version that of this plugin
     * @throws UncheckedIOException if what is remembered cannot be deleted
     */
    public void forgetUnlessPackagedBy(String version) {
        Path records = records(output);
        Path packagedBy = records.resolve("plugin.txt");
        try {
            if (Files.isRegularFile(packagedBy) && Files.readString(packagedBy).equals(version)) {
                return;
            }
            Files.createDirectories(records);
            try (DirectoryStream<Path> remembered = Files.newDirectoryStream(records, "*.txt")) {
                for (Path record : remembered) {
                    Files.delete(record);
                }
            }
            Files.writeString(packagedBy, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Where what is kept of the builds of an image lies, beside the output folder, so that building it again costs less.
     *
     * @param name the image's name
     */
    public Path imageWork(String name) {
        return output.resolveSibling(output.getFileName() + "-images").resolve(name);
    }

    /**
     * Refuses a file or folder outside the service's folder, or a link that leads there, unless that is allowed. What the build makes
     * may lie elsewhere if its folder is a link.
     *
     * @param file absolute
     * @param subject what it is, for the message
     * @throws PackagingException if it lies outside
     */
    public void requireInside(Path file, String subject) {
        if (outsideFiles) {
            return;
        }
        if (!file.normalize().startsWith(folder.normalize())) {
            throw new PackagingException(subject + " lies outside the service's folder.", ALLOW);
        }
        Path real = real(file);
        if (!real.startsWith(real(folder)) && !real.startsWith(real(buildFolder()))) {
            throw new PackagingException(
                    subject + " is a link to " + real + ", outside the service's folder.",
                    "Put the file itself there. " + ALLOW);
        }
    }

    /** The folder of what the build makes, which may be a link to a faster disk. */
    private Path buildFolder() {
        return output.resolveSibling(".").normalize();
    }

    /** Where a path leads through links; a file that does not exist is nowhere else. */
    private static Path real(Path file) {
        try {
            return Files.exists(file) ? file.toRealPath() : file.normalize();
        } catch (IOException e) {
            throw new PackagingException(
                    file + " cannot be read: " + FileProblem.reason(e) + ".", "Make it readable.", e);
        }
    }
}
