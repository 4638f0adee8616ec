/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a folder by their names in a package. Links are followed, but neither in circles nor out of the folder. */
final class FolderFiles extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final boolean outsideFiles;
    private final Choice choice;
    private final SortedMap<String, Path> files = new TreeMap<>();

    /**
     * Names what is wanted.
     *
     * @param outsideFiles whether links may lead out of the folder
     */
    FolderFiles(Path folder, boolean outsideFiles, Choice choice) {
        this.folder = folder;
        this.outsideFiles = outsideFiles;
        this.choice = choice;
    }

    /** Which files are taken. */
    interface Choice {

        /** Whether a folder is looked into. */
        boolean enters(Path directory, String name);

        /** Whether a file is taken. */
        boolean takes(String name);

        /**
         * How the user can leave something out, as a part of a sentence; empty if there is no way.
         *
         * @param pattern a glob that matches it
         */
        Optional<String> exclusion(String pattern);
    }

    /** The path of a file inside a folder, with {@code /} on every system. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace(folder.getFileSystem().getSeparator(), "/");
    }

    /**
     * Walks through the folder.
     *
     * @throws PackagingException if a link leads in a circle or out of the folder, or something cannot be read
     */
    SortedMap<String, Path> take() {
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, this);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(folder) || choice.enters(directory, name(folder, directory))
                ? FileVisitResult.CONTINUE
                : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        String name = name(folder, file);
        if (attributes.isRegularFile() && choice.takes(name)) {
            requireInside(file, name);
            files.put(name, file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException reason) {
        String name = name(folder, file);
        if (!choice.takes(name) || (Files.isDirectory(file) && !choice.enters(file, name))) {
            return FileVisitResult.CONTINUE;
        }
        if (reason instanceof FileSystemLoopException) {
            throw new PackagingException(
                    file + " is a link to a folder around it, so that its files have no end.",
                    remedy("Remove the link", name + "/**"),
                    reason);
        }
        throw new PackagingException(
                file + " cannot be read: " + FileProblem.reason(reason) + ".",
                remedy("Make it readable", name),
                reason);
    }

    private void requireInside(Path file, String name) throws IOException {
        if (outsideFiles) {
            return;
        }
        Path real = file.toRealPath();
        if (!real.startsWith(folder.toRealPath())) {
            throw new PackagingException(
                    file + " is a link to " + real + ", outside " + folder + ".",
                    remedy("Put the file itself there", name) + " Or allow it with -Dserverless.outsideFiles.");
        }
    }

    private String remedy(String repair, String pattern) {
        return repair
                + choice.exclusion(pattern)
                        .map(exclusion -> ", or " + exclusion)
                        .orElse("") + ".";
    }
}
