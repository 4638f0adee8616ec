/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;
import java.util.Optional;

/** Why a file cannot be read or written, in words: of most failures the JDK gives the path only. */
public final class FileProblem {

    private FileProblem() {}

    /** A failure of the disk that nothing expected, as the user has to know it: which file, why, and what to do. */
    public static ServerlessException of(UncheckedIOException failure) {
        IOException cause = Objects.requireNonNull(failure.getCause());
        String file =
                cause instanceof FileSystemException named && named.getFile() != null ? named.getFile() : "A file";
        return new ServerlessException(
                file + " cannot be read or written: " + reason(cause) + ".", remedy(cause), failure);
    }

    private static String remedy(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "Make it, and the folder around it, writable for the user who runs Maven.";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "Delete it, or run \"mvn clean\": a folder belongs there.";
        }
        return "Check that the path exists, that its disk has room and that it may be written to.";
    }

    static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
            return "it is a file and not a folder";
        }
        return failure instanceof FileSystemException named
                ? Optional.ofNullable(named.getReason())
                        .orElse(failure.getClass().getSimpleName())
                : String.valueOf(failure.getMessage());
    }
}
