/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is put in place whole or not at all. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes a file beside its place and moves it there, unless the same bytes are there already.
     *
     * @param target the place; its folder is made if it is missing
     * @param content writes the bytes to the path it is given, where nothing is yet
     * @throws UncheckedIOException if the file cannot be written; nothing is left behind then
     */
    public static Artifact write(Path target, Content content) {
        Path draft = target.resolveSibling("." + target.getFileName() + ".draft");
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.deleteIfExists(draft);
            try {
                content.writeTo(draft);
                return replace(draft, target);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifact replace(Path draft, Path target) throws IOException {
        Artifact artifact = Artifact.of(draft);
        boolean unchanged = Files.isRegularFile(target)
                && Files.size(target) == artifact.size()
                && Sha256.of(target).equals(artifact.digest());
        if (!unchanged) {
            try {
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (AtomicMoveNotSupportedException notAtomicHere) {
                Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return new Artifact(target, artifact.digest(), artifact.size());
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes them to a path where nothing is yet. */
        void writeTo(Path draft) throws IOException;
    }
}
