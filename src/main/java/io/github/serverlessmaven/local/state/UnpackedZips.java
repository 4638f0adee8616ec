/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.state;

import io.github.serverlessmaven.artifact.LinkedPackage;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Folders that are filled once and never changed, one for each content. */
public final class UnpackedZips {

    private final Path folder;
    private final Clock clock;

    /**
     * Unpacks into a folder, which need not exist.
     *
     * @param clock the time that the use of a folder is noted with
     */
    public UnpackedZips(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Deletes what was not used for a time; it is filled again when it is needed. */
    public synchronized void deleteUnused(Duration time) {
        Instant limit = clock.now().minus(time);
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> contents = Files.list(folder)) {
            for (Path content : contents.toList()) {
                if (Files.getLastModifiedTime(content).toInstant().isBefore(limit)) {
                    deleteTree(content);
                }
            }
        } catch (IOException inUseOrNotOurs) {
            // It only takes room, until the next time.
        }
    }

    /**
     * The folder with the content of a zip, or of a package that only names it.
     *
     * @throws ServerlessException if the package fails
     */
    public Path of(Path zip) {
        Filling content =
                LinkedPackage.read(zip).<Filling>map(links -> links::unpackTo).orElse(draft -> unpack(zip, draft));
        return filled(Sha256.of(zip).hex(), content);
    }

    /**
     * The folder of a content, filled next to its final place and then moved, so that nobody sees it half filled.
     *
     * @param key what the content is made of
     */
    public synchronized Path filled(String key, Filling filling) {
        Path target = folder.resolve(Sha256.of(key).hex().substring(0, 16));
        try {
            if (Files.isDirectory(target)) {
                return used(target);
            }
            Files.createDirectories(folder);
            Path draft = Files.createTempDirectory(folder, ".draft");
            filling.fill(draft);
            move(draft, target);
            return used(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path used(Path content) throws IOException {
        return Files.setLastModifiedTime(content, FileTime.from(clock.now()));
    }

    private static void move(Path draft, Path target) throws IOException {
        try {
            Files.move(draft, target);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException anotherProcessWasFaster) {
            deleteTree(draft);
        }
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Enumeration<? extends ZipEntry> entries = file.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                Path place = place(target, zip, entry);
                if (!place.startsWith(target)) {
                    throw new ServerlessException(
                            "The package " + zip + " has an entry outside itself: " + entry.getName() + ".",
                            "Build it again.");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(place);
                } else {
                    Files.createDirectories(place.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, place);
                    }
                }
            }
        }
    }

    private static Path place(Path target, Path zip, ZipEntry entry) {
        try {
            return target.resolve(entry.getName()).normalize();
        } catch (InvalidPathException e) {
            throw new ServerlessException(
                    "The package " + zip + " has the entry " + entry.getName()
                            + ", which this JVM cannot give a file: its charset for names of files is "
                            + System.getProperty("sun.jnu.encoding") + ".",
                    "Run Maven in a UTF-8 locale, for example with LC_ALL=C.UTF-8.",
                    e);
        }
    }

    /** Copies a folder's files, if it is there; what is there already stays. */
    public static void copyTree(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path place = to.resolve(from.relativize(file));
                Files.createDirectories(place.getParent());
                if (!Files.exists(place)) {
                    Files.copy(file, place);
                }
            }
        }
    }

    /** Deletes a folder with all that is in it; nothing happens if there is none. */
    public static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Fills a folder. */
    @FunctionalInterface
    public interface Filling {
        void fill(Path folder) throws IOException;
    }
}
