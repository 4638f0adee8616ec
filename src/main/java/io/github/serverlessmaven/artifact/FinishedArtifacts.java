/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Copies packages that another tool created into the output folder. Equal content becomes equal bytes ({@link NormalizedZip}), unless a
 * package is signed or is to stay as it is.
 *
 * @param workspace where the service is packaged
 */
record FinishedArtifacts(Workspace workspace) {

    private static final String BUILD_IT =
            "Build it first, or correct \"artifact\", which is relative to the service's folder.";

    private static final String BUILD_AGAIN = "Build it again, or name another file as \"artifact\".";

    /**
     * Takes one in that the configuration names.
     *
     * @param path relative to the service's folder
     * @param reproducible whether equal content is to become equal bytes
     * @throws PackagingException if there is no such file, it lies outside, or it is not a zip
     */
    Artifact take(String path, boolean reproducible) {
        return take(require(path), subject(path), reproducible);
    }

    /**
     * Takes one in, as {@link #take(String, boolean)} does.
     *
     * @param owner what it belongs to, as its configuration path, for messages
     */
    Artifact take(String path, boolean reproducible, String owner) {
        String subject = subject(path) + " of " + owner;
        return take(require(path, subject), subject, reproducible);
    }

    private static String subject(String path) {
        return "The artifact \"" + path + "\"";
    }

    /**
     * A file that the configuration names.
     *
     * @throws PackagingException if there is no such file, or it lies outside
     */
    Path require(String path) {
        return require(path, subject(path));
    }

    private Path require(String path, String subject) {
        Path file = workspace.folder().resolve(path).normalize();
        if (Files.isDirectory(file)) {
            throw new PackagingException(
                    subject + " is a folder: " + file + ".", "Name a zip or jar; \"patterns\" package files.");
        }
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(subject + " is not a file: " + file + ".", BUILD_IT);
        }
        workspace.requireInside(file, subject);
        return file;
    }

    /**
     * Takes one in. Where it comes from becomes a part of its name: two may have the same name in different folders.
     *
     * @param subject what it is, for messages
     * @throws PackagingException if it is not a zip that AWS Lambda could unpack
     */
    Artifact take(Path file, String subject, boolean reproducible) {
        String origin = Sha256.of(subject).hex().substring(0, 12);
        Path copy = workspace.output().resolve(origin + "-" + file.getFileName());
        String recipe = reproducible ? "normalized " + workspace.time().value() : "kept";
        InputRecord input = new InputRecord(copy, List.of(recipe), List.of(file));
        return input.upToDate().orElseGet(() -> {
            boolean keeps = !reproducible || isFixed(file);
            FinishedZip.require(file, subject, BUILD_AGAIN, keeps);
            Artifact artifact = AtomicFile.write(copy, draft -> {
                if (keeps) {
                    Files.copy(file, draft);
                } else {
                    new NormalizedZip(file).writeTo(draft, workspace.time());
                }
            });
            input.remember(artifact);
            return artifact;
        });
    }

    /** False of a broken zip: the check that follows says what is wrong with it. */
    private static boolean isFixed(Path file) {
        try {
            return new NormalizedZip(file).isFixed();
        } catch (IOException broken) {
            return false;
        }
    }
}
