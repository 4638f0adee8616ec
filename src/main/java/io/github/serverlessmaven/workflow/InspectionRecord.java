/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.artifact.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Remembers that an inspection found nothing, so that packaging again without a change reads no package. An inspection that found
 * something is never remembered: it is reported again.
 *
 * @param file where it is kept
 * @param subject the digest of all that decides over the result
 */
record InspectionRecord(Path file, Sha256 subject) {

    /** Whether the same was inspected and nothing was found. */
    boolean isClean() {
        try {
            return Files.isRegularFile(file) && Files.readString(file).strip().equals(subject.hex());
        } catch (IOException unusable) {
            return false;
        }
    }

    /**
     * Remembers that nothing was found.
     *
     * @throws UncheckedIOException if that cannot be written
     */
    void remember() {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, subject.hex() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
