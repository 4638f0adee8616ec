/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A deployment package that has been built.
 *
 * @param file where it lies
 * @param digest of its bytes
 * @param size in bytes
 */
public record Artifact(Path file, Sha256 digest, long size) {

    /**
     * Takes the measure of a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Artifact of(Path file) {
        try {
            return new Artifact(file, Sha256.of(file), Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The digest of a package's bytes. They are not read if the record of how the package was made has their digest, and the system proves
     * that nobody has touched the file since.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Sha256 digestOfPackage(Path file) {
        return InputRecord.provenDigest(file).orElseGet(() -> Sha256.of(file));
    }
}
