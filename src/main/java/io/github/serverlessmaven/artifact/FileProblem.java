/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file cannot be read, in words: of most failures the JDK tells the path only. */
final class FileProblem {

    private FileProblem() {}

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return failure instanceof FileSystemException named
                ? Optional.ofNullable(named.getReason())
                        .orElse(failure.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
    }
}
