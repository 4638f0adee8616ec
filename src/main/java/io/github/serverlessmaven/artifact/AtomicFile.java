/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.function.Consumer;

/**
 * A file that is put in place whole or not at all. Several processes may write the same file: each has a draft of its own, and the last
 * one wins. A symbolic link at the place is replaced, not followed.
 */
public final class AtomicFile {

    private static final String DRAFTS = ".draft";

    private AtomicFile() {}

    /**
     * Writes a file beside its place and moves it there, unless the same bytes are there already.
     *
     * @param target the place; its folder is made if it is missing
     * @param content writes the bytes to the path it is given, where nothing is yet
     * @throws UncheckedIOException if the file cannot be written; nothing is left behind then
     */
    public static Artifact write(Path target, Content content) {
        return write(target, content, written -> {});
    }

    /**
     * Does the same if the bytes pass a check.
     *
     * @param check throws if they do not; the place stays as it was then
     */
    public static Artifact write(Path target, Content content, Consumer<Artifact> check) {
        Path folder = target.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            Path drafts = Files.createTempDirectory(folder, DRAFTS);
            Path draft = drafts.resolve(String.valueOf(target.getFileName()));
            try {
                content.writeTo(draft);
                return replace(draft, target, check);
            } finally {
                Files.deleteIfExists(draft);
                Files.deleteIfExists(drafts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Artifact replace(Path draft, Path target, Consumer<Artifact> check) throws IOException {
        Artifact artifact = Artifact.of(draft);
        check.accept(artifact);
        boolean unchanged = Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
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

    /**
     * Writes a text that only its owner may read, such as one with values of the environment. Where the file system knows no
     * permissions, those of the folder hold.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static Artifact writePrivate(Path target, String text) {
        Artifact written = write(target, draft -> {
            Files.writeString(draft, text);
            restrict(draft);
        });
        try {
            restrict(target); // an unchanged file may be one of a version that did not restrict it
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return written;
    }

    private static void restrict(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null && !view.readAttributes().permissions().equals(PrivateFile.OWNER_ONLY)) {
            view.setPermissions(PrivateFile.OWNER_ONLY);
        }
    }

    /** Writes the bytes of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes them to a path where nothing is yet. */
        void writeTo(Path draft) throws IOException;
    }
}
