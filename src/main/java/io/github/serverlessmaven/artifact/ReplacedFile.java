/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file put in place whole or not at all. */
final class ReplacedFile {

    private ReplacedFile() {}

    /** Moves a finished draft over its target, unless the target has the same bytes already. */
    static Artifact replace(Path draft, Path target) throws IOException {
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
}
