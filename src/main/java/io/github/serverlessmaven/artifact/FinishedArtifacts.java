/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes packages that somebody else made into the output folder, as they are.
 *
 * @param serviceFolder the folder of the configuration
 * @param output where packages are put
 * @param outsideFiles whether they may lie outside the service's folder
 */
record FinishedArtifacts(Path serviceFolder, Path output, boolean outsideFiles) {

    /**
     * Takes one in. It gets its digest into the name: two may have the same name in different folders.
     *
     * @param path relative to the service's folder
     * @param owner what it belongs to, as its configuration path
     * @throws PackagingException if there is no such file, or it lies outside
     */
    Artifact take(String path, String owner) {
        Path file = serviceFolder.resolve(path).normalize();
        if (!Files.isRegularFile(file)) {
            throw new PackagingException(
                    "The artifact \"" + path + "\" of " + owner + " is no file: " + file + ".",
                    "Build it first, or correct package.artifact, which is relative to " + serviceFolder + ".");
        }
        requireInside(file, "The artifact \"" + path + "\" of " + owner);
        Artifact original = Artifact.of(file);
        Path copy = output.resolve(original.digest().hex().substring(0, 12) + "-" + file.getFileName());
        return WholeFile.put(copy, draft -> Files.copy(file, draft));
    }

    /** Refuses a file or folder outside the service's folder, unless that is allowed. */
    void requireInside(Path file, String subject) {
        if (!outsideFiles && !file.normalize().startsWith(serviceFolder.normalize())) {
            throw new PackagingException(
                    subject + " lies outside the service's folder.",
                    "Allow it with -Dserverless.outsideFiles, or in the POM with <outsideFiles>true</outsideFiles>.");
        }
    }
}
